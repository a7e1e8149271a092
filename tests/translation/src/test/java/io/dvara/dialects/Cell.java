package io.dvara.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.Delivery;
import io.dvara.testkit.upstream.Cut;
import io.dvara.testkit.upstream.Script;
import io.dvara.translation.Fleet;
import java.util.List;
import java.util.stream.Stream;

/**
 * A case of a provider behind a dialect.
 *
 * @param door the dialect
 * @param provider behind it
 * @param wish the case
 */
record Cell(Door door, Provider provider, Case wish) {

    private static final List<String> ASKED_FOR = List.of(
            "tools", "messages", "input", "response_format", "output_config", "text", "text.format", "max_tokens");

    /** How many of the answers come from the vendor itself. */
    enum Recorded {
        ALL,
        SOME,
        NONE
    }

    String label() {
        return "%s dialect / %s / %s".formatted(door.label(), provider.label(), wish.label());
    }

    boolean exists() {
        return provider.knows(wish);
    }

    /** Returns whether the vendor cannot do it, for the reason that the list of refusals tells. */
    boolean isRefused() {
        return Refusal.of(provider.label(), wish).isPresent();
    }

    /** Returns whether all of the vendor's answers were recorded, or some of them. */
    Recorded recorded() {
        long recorded = provider.answers(wish).filter(Answer::isRecorded).count();
        if (recorded == 0) {
            return Recorded.NONE;
        }
        return recorded == provider.answers(wish).count() ? Recorded.ALL : Recorded.SOME;
    }

    /** Asks in every way that the provider's file has and checks what comes of it, on both sides. */
    void check(Fleet.Running fleet) {
        provider.answers(wish).forEach(answer -> {
            if (wish == Case.CUT_STREAM) {
                Stream.of(Cut.RESET, Cut.FIN)
                        .forEach(cut ->
                                checkCut(fleet, answer, answer.beginning().cut(cut)));
                answer.endsWithoutReason().forEach(script -> checkCut(fleet, answer, script));
                checkCutCalls(fleet);
            } else if (answer.isError()) {
                Stream.of(Delivery.values()).forEach(delivery -> checkError(fleet, answer, delivery));
            } else {
                checkAnswer(fleet, answer);
            }
        });
    }

    private void checkAnswer(Fleet.Running fleet, Answer answer) {
        Delivery delivery = answer.way().equals("stream") ? Delivery.STREAMED : Delivery.WHOLE;
        Heard heard = ask(fleet, answer, delivery, answer.script());
        assertThat(heard.failure()).as(answer.way()).isEmpty();
        assertThat(heard.dropped()).as("what was asked for is not dropped").doesNotContainAnyElementsOf(ASKED_FOR);
        new Expectation(door, wish, answer.meaning()).check(heard.meaning());
    }

    private void checkError(Fleet.Running fleet, Answer answer, Delivery delivery) {
        Heard heard = ask(fleet, answer, delivery, answer.script());
        new ExpectedFailure(door, provider, answer).check(wish, heard.failure().orElseThrow());
        if (wish == Case.ERROR_429 && answer.saysWhenToComeAgain()) {
            assertThat(heard.retryAfter()).as("Retry-After").isPresent();
        }
    }

    /** A stream that breaks off, or ends without a reason, tells what came, then an error, and never looks complete. */
    private void checkCut(Fleet.Running fleet, Answer answer, Script cut) {
        Heard heard = ask(fleet, answer, Delivery.STREAMED, cut);
        String text = heard.meaning().words().text();
        assertThat(text).as("what came before").isNotEmpty();
        assertThat(answer.meaning().words().text()).startsWith(text);
        Heard.Failure failure = heard.failure().orElseThrow(() -> new AssertionError("a cut stream looks complete"));
        new ExpectedFailure(door, provider, answer).checkInside(failure);
    }

    /** A call that breaks off is never told as one to be run. */
    private void checkCutCalls(Fleet.Running fleet) {
        provider.answers(Case.TOOLS)
                .filter(answer -> answer.way().equals("stream") && answer.comesFromAVendor())
                .forEach(answer -> answer.firstThird().ifPresent(third -> {
                    Question question = provider.question(Case.TOOLS, answer, Delivery.STREAMED);
                    Heard heard = fleet.play(third.cut(Cut.RESET), trace -> door.ask(question, trace))
                            .outcome();
                    assertThat(heard.failure()).as("a call that breaks off").isPresent();
                }));
    }

    private Heard ask(Fleet.Running fleet, Answer answer, Delivery delivery, Script script) {
        Question question = provider.question(wish, answer, delivery);
        Fleet.Played<Heard> played = fleet.play(script, trace -> door.ask(question, trace));
        if (!answer.comesFromAVendor()) {
            return played.outcome();
        }
        assertThat(played.upstream())
                .as("the vendor is asked; the client heard %s", played.outcome())
                .isPresent();
        answer.voice()
                .check(
                        question,
                        played.upstream().orElseThrow(),
                        played.outcome().dropped());
        return played.outcome();
    }
}
