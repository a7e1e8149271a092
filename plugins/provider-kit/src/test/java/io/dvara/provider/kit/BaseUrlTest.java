package io.dvara.provider.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://h, https://h/v1/chat",
        "https://h/, https://h/v1/chat",
        "http://h:81/v1, http://h:81/v1/chat",
        "https://h/v1/, https://h/v1/chat",
        "https://h/openai/v1//, https://h/openai/v1/chat",
        "https://h/api/paas/v4, https://h/api/paas/v4/chat",
        "https://h/v1beta/openai/, https://h/v1beta/openai/chat",
        "https://h/inference, https://h/inference/chat",
        "https://h/v1?key=1, https://h/v1/chat?key=1"
    })
    void takesAVersionedUrlWithAndWithoutItsVersion(URI configured, URI expected) {
        assertThat(BaseUrl.withVersion(configured, "v1").resolve("chat")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://h, https://h/v1/messages",
        "https://h/v1/, https://h/v1/messages",
        "https://h/proxy, https://h/proxy/v1/messages",
        "https://h/proxy/v1, https://h/proxy/v1/messages"
    })
    void addsTheVersionThatTheVendorsOwnClientsAdd(URI configured, URI expected) {
        assertThat(BaseUrl.addingVersion(configured, "v1").resolve("messages")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"http://h:1, http://h:1/api", "http://h:1/v1/, http://h:1/api", "http://h:1/x, http://h:1/x/api"})
    void cutsAVersionThatTheApiDoesNotHave(URI configured, URI expected) {
        assertThat(BaseUrl.withoutVersion(configured).resolve("api")).isEqualTo(expected);
    }

    @Test
    void refusesAnAddressWithoutAHost() {
        assertThatThrownBy(() -> BaseUrl.withVersion(URI.create("localhost/v1"), "v1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("baseUrl");
    }
}
