package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FamilyTest {

    @ParameterizedTest
    @CsvSource({
        "anthropic.claude-sonnet-4-5-20250929-v1:0, anthropic.claude-sonnet-4-5",
        "us.anthropic.claude-3-7-sonnet-20250219-v1:0, anthropic.claude-3-7",
        "eu.anthropic.claude-opus-4-20250514-v1:0, anthropic.claude-opus-4",
        "global.anthropic.claude-opus-4-6-v1, anthropic.claude-opus-4-6",
        "us-gov.anthropic.claude-3-5-sonnet-20240620-v1:0, anthropic.claude-3-5-sonnet-20240620",
        "apac.amazon.nova-pro-v1:0, amazon.nova",
        "jp.amazon.nova-2-lite-v1:0, amazon.nova-2",
        "us.deepseek.r1-v1:0, deepseek.r1",
        "deepseek.v3.2, deepseek.",
        "us.meta.llama4-scout-17b-instruct-v1:0, meta.",
        "mistral.mistral-large-2402-v1:0, mistral.mistral-large-24",
        "openai.gpt-oss-120b-1:0, openai.gpt-oss",
        "openai.gpt-5.5, openai.",
        "zai.glm-4.7, zai.",
        "qwen.qwen3-32b-v1:0, qwen.",
        "minimax.minimax-m2.1, minimax.",
        "cohere.command-r-plus-v1:0, cohere.command-r",
        "ai21.jamba-1-5-large-v1:0, ai21.",
        "arn:aws:bedrock:us-east-1:1:inference-profile/us.anthropic.claude-3-5-haiku-20241022-v1:0, anthropic.claude-3-5",
        "arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/amazon.nova-lite-v1:0, amazon.nova",
        "anthropic.claude-of-tomorrow, anthropic."
    })
    void isFoundByTheBeginningOfTheId(String model, String prefix) {
        assertThat(Family.of(model).prefix()).isEqualTo(prefix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:bedrock:us-east-1:1:application-inference-profile/abcdef",
                "arn:aws:bedrock:us-east-1:1:provisioned-model/abcdef",
                "arn:aws:bedrock:us-east-1:1:imported-model/abcdef",
                "arn:aws:bedrock:us-east-1:1:default-prompt-router/anthropic.claude:1",
                "newcomer.model-1.0"
            })
    void anIdThatTellsNothingIsBelievedWhatMostTake(String model) {
        Family family = Family.of(model);
        assertThat(family.isKnown()).isFalse();
        assertThat(family.takes(Trait.NAMED_TOOLS)).isTrue();
        assertThat(family.takes(Trait.CACHE)).isTrue();
        assertThat(family.takes(Trait.NATIVE_SCHEMA)).isFalse();
    }
}
