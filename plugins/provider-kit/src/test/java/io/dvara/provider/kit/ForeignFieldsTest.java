package io.dvara.provider.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.provider.kit.ForeignFields.Verdict;
import io.dvara.testkit.provider.TestJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignFieldsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "store | true | HARMLESS",
                "store | false | IDLE",
                "modalities | [\"text\"] | IDLE",
                "modalities | [\"text\",\"audio\"] | WEIGHTY",
                "logit_bias | {} | IDLE",
                "logit_bias | {\"50256\":-100} | WEIGHTY",
                "logprobs | true | WEIGHTY",
                "service_tier | \"auto\" | IDLE",
                "service_tier | \"flex\" | WEIGHTY",
                "anything | null | IDLE",
                "anything | 1 | WEIGHTY",
                "compaction | {} | WEIGHTY"
            })
    void judgesAFieldByWhatTheAnswerWouldBeWithoutIt(String name, String value, Verdict verdict) {
        assertThat(ForeignFields.OF_CHAT.judge(name, new TestJson().read(value)))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"compaction, HARMLESS", "store, HARMLESS", "metadata, HARMLESS", "audio, WEIGHTY"})
    void moreMayBeHarmless(String name, Verdict verdict) {
        assertThat(ForeignFields.OF_ALL_DIALECTS.and("metadata").judge(name, new TestJson().read("[1]")))
                .isEqualTo(verdict);
    }
}
