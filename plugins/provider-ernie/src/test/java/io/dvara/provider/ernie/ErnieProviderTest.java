package io.dvara.provider.ernie;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.Secret;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.provider.EmbeddingProvider;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Where ERNIE differs and no golden case tells. */
class ErnieProviderTest {

    @Test
    void embedsASingleTextAsAList() {
        CannedVendor vendor = CannedVendor.answering(200, "{\"data\":[{\"index\":0,\"embedding\":[0.5]}]}");
        EmbeddingRequest request = new EmbeddingRequest(
                "m",
                List.of(new EmbeddingRequest.Input.Text("alpha")),
                OptionalInt.empty(),
                EmbeddingRequest.Encoding.FLOAT,
                Optional.empty(),
                JsonValue.EMPTY_JSON_OBJECT);
        ErnieSettings settings =
                new ErnieSettings(Secret.of("key-1"), URI.create("https://vendor.example"), Map.of("X-Team", "blue"));
        ((EmbeddingProvider) new ErnieProviderFactory().create(settings, TestContext.over(vendor, "ernie")))
                .embed(request, TestCall.plain());
        assertThat(vendor.askedBody().get("input")).isInstanceOf(JsonArray.class);
        assertThat(vendor.asked().headers().first("x-team")).contains("blue");
    }
}
