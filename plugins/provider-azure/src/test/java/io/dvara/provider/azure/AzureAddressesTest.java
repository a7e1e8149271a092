package io.dvara.provider.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "https://h, https://h/openai/deployments/my%20gpt/chat/completions?api-version=v",
        "https://h/, https://h/openai/deployments/my%20gpt/chat/completions?api-version=v",
        "https://h/openai/, https://h/openai/deployments/my%20gpt/chat/completions?api-version=v",
        "https://h/proxy, https://h/proxy/openai/deployments/my%20gpt/chat/completions?api-version=v",
        "https://h?api-version=w, https://h/openai/deployments/my%20gpt/chat/completions?api-version=w",
        "https://h?a=1, https://h/openai/deployments/my%20gpt/chat/completions?a=1&api-version=v",
        "https://h/openai/deployments/other, https://h/openai/deployments/other/chat/completions?api-version=v",
        "https://h/models, https://h/models/chat/completions?api-version=v",
        "https://h/openai/v1, https://h/openai/v1/chat/completions",
        "https://h/openai/v1/, https://h/openai/v1/chat/completions",
        "https://h/openai/v1?api-version=preview, https://h/openai/v1/chat/completions?api-version=preview"
    })
    void findsTheDeployment(URI configured, URI expected) {
        assertThat(new AzureAddresses(configured, "v").of("chat/completions", "my gpt"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://h, https://h/openai/models?api-version=v",
        "https://h/openai/deployments/other, https://h/openai/models?api-version=v",
        "https://h/models, https://h/openai/models?api-version=v",
        "https://h/openai/v1, https://h/openai/v1/models"
    })
    void listsTheModelsOfTheResource(URI configured, URI expected) {
        assertThat(new AzureAddresses(configured, "v").of("models", "")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://h, https://h/openai/v1/responses",
        "https://h/proxy/openai, https://h/proxy/openai/v1/responses",
        "https://h/openai/deployments/other, https://h/openai/v1/responses",
        "https://h/openai/v1/, https://h/openai/v1/responses"
    })
    void findsResponsesInTheNewerApi(URI configured, URI expected) {
        assertThat(new AzureAddresses(configured, "v").of("responses", "my gpt"))
                .isEqualTo(expected);
    }

    @Test
    void keepsADeploymentsNameWithinItsPlace() {
        assertThat(new AzureAddresses(URI.create("https://h"), "v").of("embeddings", "../a?b"))
                .isEqualTo(URI.create("https://h/openai/deployments/..%2Fa%3Fb/embeddings?api-version=v"));
    }

    @Test
    void refusesAnAddressWithoutAHost() {
        assertThatThrownBy(() -> new AzureAddresses(URI.create("h/openai"), "v"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("baseUrl");
    }
}
