package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.Usage;
import io.dvara.testkit.provider.TestJson;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UsageReaderTest {

    private static final TestJson JSON = new TestJson();

    @Test
    @DisplayName("R-16: what was written to the cache is told by how long it is kept")
    void splitsWhatWasWrittenToTheCache() {
        Usage usage = UsageReader.of(
                        JSON.readObject(
                                "{\"usage\":{\"inputTokens\":1,\"outputTokens\":2,\"cacheWriteInputTokens\":30,"
                                        + "\"cacheDetails\":[{\"inputTokens\":10,\"ttl\":\"1h\"},{\"inputTokens\":20,\"ttl\":\"5m\"}]}}"),
                        JSON.make())
                .orElseThrow();
        assertThat(usage.input()).hasValue(31);
        assertThat(usage.extra())
                .isEqualTo(JSON.readObject("{\"cache_creation\":{\"ephemeral_1h_input_tokens\":10,"
                        + "\"ephemeral_5m_input_tokens\":20}}"));
    }
}
