package io.dvara.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.embedding.EmbeddingRequest.Input;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.EmbeddingProvider;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.api.provider.TextEmbeddingProvider;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EmbeddingsTest {

    private static final EmbeddingProvider ANYTHING = EmbeddingsTest::nothing;
    private static final TextEmbeddingProvider TEXT = EmbeddingsTest::nothing;

    @Test
    void decodesTokensForProvidersThatEmbedTextAlone() {
        EmbeddingRequest fitted = Embeddings.fitted(
                request(
                        new Input.Tokens(List.of(15339, 1917)),
                        new Input.Text("as it is"),
                        new Input.Tokens(List.of())),
                TEXT,
                "vendor-1");
        assertThat(fitted.model()).isEqualTo("vendor-1");
        assertThat(fitted.inputs())
                .containsExactly(new Input.Text("hello world"), new Input.Text("as it is"), new Input.Text(""));
    }

    @Test
    void leavesTokensToProvidersThatTakeThem() {
        EmbeddingRequest request = request(new Input.Tokens(List.of(15339, 1917)));
        assertThat(Embeddings.fitted(request, ANYTHING, "m").inputs()).isEqualTo(request.inputs());
    }

    @Test
    void refusesNumbersThatAreNoTokens() {
        for (int number : new int[] {-1, 7_000_000, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> Embeddings.fitted(request(new Input.Tokens(List.of(number))), TEXT, "m"))
                    .isInstanceOfSatisfying(ProviderException.class, refusal -> {
                        assertThat(refusal.fault()).isEqualTo(Fault.UNSUPPORTED_PARAMETER);
                        assertThat(refusal.details().field()).contains("input");
                    });
        }
    }

    private static EmbeddingRequest request(Input... inputs) {
        return new EmbeddingRequest(
                "m",
                List.of(inputs),
                OptionalInt.empty(),
                EmbeddingRequest.Encoding.FLOAT,
                Optional.empty(),
                JsonValue.EMPTY_JSON_OBJECT);
    }

    private static EmbeddingAnswer nothing(EmbeddingRequest request, Call call) {
        return new EmbeddingAnswer(request.model(), List.of(), Optional.empty(), JsonValue.EMPTY_JSON_OBJECT);
    }
}
