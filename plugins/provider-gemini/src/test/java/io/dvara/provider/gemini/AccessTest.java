package io.dvara.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dvara.api.Secret;
import io.dvara.api.provider.Provider;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the models are and what opens the door. */
class AccessTest {

    private static final String PROJECT = "/projects/p/locations/l";

    @ParameterizedTest
    @CsvSource({
        "https://g.example, https://g.example/v1beta/models/m:do",
        "https://g.example/, https://g.example/v1beta/models/m:do",
        "https://g.example/v1beta, https://g.example/v1beta/models/m:do",
        "https://g.example/v1, https://g.example/v1/models/m:do",
        "https://g.example/v1beta/models, https://g.example/v1beta/models/m:do",
        "https://g.example/v1beta/openai/, https://g.example/v1beta/models/m:do",
        "https://l-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/google,"
                + " https://l-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/google/models/m:do",
        "https://l-aiplatform.googleapis.com/projects/p/locations/l,"
                + " https://l-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/google/models/m:do",
        "https://aiplatform.googleapis.com, https://aiplatform.googleapis.com/v1/publishers/google/models/m:do",
        "http://localhost:1/v1beta1/projects/p/locations/l/publishers/google/models/,"
                + " http://localhost:1/v1beta1/projects/p/locations/l/publishers/google/models/m:do"
    })
    void understandsBaseUrlsOfBothDoors(String base, String address) {
        assertThat(Address.of(URI.create(base)).of("m", "do")).hasToString(address);
    }

    @ParameterizedTest
    @CsvSource({
        "models/m, models/m",
        "tunedModels/mine, tunedModels/mine",
        "../../secrets, models/..%2F..%2Fsecrets",
        "a b?c#d, models/a%20b%3Fc%23d",
        "tunedModels/../x, models/tunedModels%2F..%2Fx"
    })
    void aModelLeadsNowhereElse(String model, String path) {
        assertThat(Address.path(model)).isEqualTo(path);
    }

    @Test
    void aTokenIsAskedForAtEachCall() {
        AtomicReference<String> token = new AtomicReference<>("first");
        CannedVendor vendor = CannedVendor.answering(200, "{\"embedding\":{\"values\":[1]}}");
        GeminiProvider provider = new GeminiProvider(
                new GeminiSettings(
                        Optional.of(Secret.of("key")),
                        Optional.of(Secret.from(token::get)),
                        Optional.empty(),
                        URI.create("https://l-aiplatform.googleapis.com/v1" + PROJECT)),
                TestContext.named("gemini").with(vendor));
        provider.embed(EmbeddingTest.request("gemini-embedding-2", "a"), TestCall.plain());
        token.set("second\n");
        provider.embed(EmbeddingTest.request("gemini-embedding-2", "a"), TestCall.plain());
        assertThat(vendor.allAsked())
                .extracting(asked -> asked.headers().first("Authorization").orElseThrow())
                .containsExactly("Bearer first", "Bearer second");
        assertThat(vendor.asked().headers().first("x-goog-api-key")).isEmpty();
    }

    @Test
    void saysWhichSettingIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> create(Optional.empty(), "https://g.example"))
                .withMessageContaining("GEMINI_API_KEY")
                .withMessageContaining("GEMINI_ACCESS_TOKEN_FILE");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> create(Optional.of(Secret.of("t")), "https://aiplatform.googleapis.com"))
                .withMessageContaining("project");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> create(Optional.of(Secret.of("t")), "g.example"))
                .withMessageContaining("baseUrl");
    }

    private static Provider create(Optional<Secret> token, String baseUrl) {
        return new GeminiProviderFactory()
                .create(
                        new GeminiSettings(Optional.empty(), token, Optional.empty(), URI.create(baseUrl)),
                        TestContext.named("gemini"));
    }
}
