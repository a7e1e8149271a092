package io.dvara.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a client of a dialect must hear of an answer.
 *
 * @param door the dialect
 * @param wish the case
 * @param said what the vendor's answer means
 */
record Expectation(Door door, Case wish, Meaning said) {

    void check(Meaning heard) {
        checkWords(heard.words());
        checkCalls(heard.calls());
        assertThat(heard.finish()).as("why it ends").isEqualTo(finish());
        count("input", heard.input(), said.input());
        count("output", heard.output(), said.output());
        if (wish == Case.JSON_SCHEMA) {
            assertThat(Meaning.parse(heard.words().text())).isNotEmpty();
        }
    }

    private void checkWords(Meaning.Words heard) {
        Meaning.Words words = said.words();
        String text = refusesInText() ? words.text() + words.refusal() : words.text();
        assertThat(heard.text()).as("the text").isEqualTo(text);
        assertThat(heard.refusal()).as("the refusal").isEqualTo(refusesInText() ? "" : words.refusal());
        assertThat(heard.thoughts()).as("the thoughts").isEqualTo(words.thoughts());
    }

    private String finish() {
        return refusesInText() && !said.words().refusal().isEmpty() ? "content_filter" : said.finish();
    }

    /** The Messages API says by its stop reason that a text refuses. */
    private boolean refusesInText() {
        return door.label().equals("messages");
    }

    private void checkCalls(List<Meaning.Wanted> calls) {
        assertThat(calls).extracting(Meaning.Wanted::name).isEqualTo(named(said.calls()));
        assertThat(calls)
                .extracting(Meaning.Wanted::arguments)
                .isEqualTo(said.calls().stream().map(Meaning.Wanted::arguments).toList());
        assertThat(calls).extracting(Meaning.Wanted::id).doesNotHaveDuplicates().doesNotContain("");
    }

    private static List<String> named(List<Meaning.Wanted> calls) {
        return calls.stream().map(Meaning.Wanted::name).toList();
    }

    private static void count(String what, OptionalLong heard, OptionalLong told) {
        if (told.isPresent()) {
            assertThat(heard).as("tokens of " + what).isEqualTo(told);
        }
    }
}
