package io.dvara.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.provider.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownModelsTest {

    @ParameterizedTest
    @CsvSource({
        "gpt-4o-mini, true, true, 128000",
        "gpt-4.1-nano-2025-04-14, true, true, 1047576",
        "gpt-5-mini, true, true, 400000",
        "gpt-4-0613, false, false, 8192",
        "o3-mini, false, true, 200000",
        "o4-mini, true, true, 200000",
        "text-embedding-3-small, false, false, 8192"
    })
    void tellsWhatAFamilyCanDo(String model, boolean vision, boolean structured, long window) {
        Model.Traits traits = KnownModels.FAMILIES.traits(model);
        assertThat(traits.vision()).contains(vision);
        assertThat(traits.structuredOutputs()).contains(structured);
        assertThat(traits.maxContextTokens()).hasValue(window);
    }

    @Test
    void claimsNothingOfModelsThatItDoesNotKnow() {
        assertThat(KnownModels.FAMILIES.traits("llama-3.1-8b")).isEqualTo(Model.Traits.UNKNOWN);
        assertThat(KnownModels.FAMILIES.traits("gpt-oss-20b")).isEqualTo(Model.Traits.UNKNOWN);
    }
}
