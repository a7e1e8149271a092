package io.dvara.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelGlobTest {

    @ParameterizedTest
    @CsvSource({
        "gpt-4o, gpt-4o, true",
        "gpt-4o, gpt-4o-mini, false",
        "gpt-4*, gpt-4o-mini, true",
        "*-mini, gpt-4o-mini, true",
        "gpt-?o, gpt-4o, true",
        "gpt-?o, gpt-o, false",
        "*, meta/llama-3:8b, true",
        "a*b*c, aXbYbZc, true",
        "a*b*c, aXbYbZ, false",
        "GPT-*, gpt-4o, false",
    })
    void matchesWholeNames(String glob, String model, boolean matches) {
        assertThat(new ModelGlob(glob).matches(model)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gpt 4o", "gpt-{4o,5}", "gpt-4o|gpt-5", "^gpt", "openai/", "gpt-4o, gpt-5"})
    void knowsPatternsThatNoNameCanMatch(String glob) {
        assertThat(new ModelGlob(glob).impossible()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ft:gpt-4o:org::id", "claude-opus-4[1m]", "meta-llama/Llama-3@2024", "gpt-4.?", "*"})
    void takesWhatVendorsCallTheirModels(String glob) {
        assertThat(new ModelGlob(glob).impossible()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4o, gpt-*, true",
        "gpt-*, gpt-4o, false",
        "gpt-4*, gpt-*, true",
        "*-mini, gpt-*, false",
        "*?, ?*, true",
        "a?c, a*, true",
        "a*, a?c, false",
        "gpt-4o, gpt-4o, true",
        "a?, a;a?*, true",
        "a*, a;a?*, true",
        "a*, a;a??*, false",
        "*, ?;?*?, false",
    })
    void findsOutWhetherPatternsTakeAllOfAnother(String glob, String covers, boolean all) {
        GlobCover cover =
                new GlobCover(Stream.of(covers.split(";")).map(ModelGlob::new).toList());
        assertThat(cover.covers(new ModelGlob(glob))).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a*a*a*a*a*a*a*a*a*a*a*a*b", "????????????????????????????????????????*"})
    void givesUpOnPatternsThatTakeTooLong(String glob) {
        assertThat(new GlobCover(List.of(new ModelGlob("*b*a*b*a*b*a*b*a?????????????"))).covers(new ModelGlob(glob)))
                .isFalse();
    }
}
