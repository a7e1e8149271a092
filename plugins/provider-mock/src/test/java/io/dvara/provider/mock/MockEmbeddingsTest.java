package io.dvara.provider.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.embedding.EmbeddingRequest.Encoding;
import io.dvara.api.embedding.EmbeddingRequest.Input;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.TestCall;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MockEmbeddingsTest {

    @Test
    void embedsEachInputAsAUnitVector() {
        EmbeddingAnswer answer = embed(OptionalInt.empty(), Encoding.FLOAT, "one two", "");
        assertThat(answer.embeddings()).hasSize(2).allSatisfy(embedding -> {
            assertThat(vector(embedding)).hasSize(1_536);
            assertThat(dot(vector(embedding), vector(embedding))).isCloseTo(1, within(1e-5));
        });
        assertThat(answer.usage().orElseThrow().input()).hasValue(2);
        assertThat(answer).isEqualTo(embed(OptionalInt.empty(), Encoding.FLOAT, "one two", ""));
    }

    @Test
    void textsThatShareWordsAreNear() {
        List<EmbeddingAnswer.Embedding> vectors = embed(
                        OptionalInt.of(256),
                        Encoding.FLOAT,
                        "the weather in Paris today",
                        "Weather today in Paris?",
                        "quarterly revenue of the bank")
                .embeddings();
        double near = dot(vector(vectors.get(0)), vector(vectors.get(1)));
        double far = dot(vector(vectors.get(0)), vector(vectors.get(2)));
        assertThat(near).isGreaterThan(0.7).isGreaterThan(far + 0.3);
    }

    @Test
    void base64HoldsTheSameFloats() {
        String base64 = ((JsonString) embed(OptionalInt.of(8), Encoding.BASE64, "a b")
                        .embeddings()
                        .getFirst()
                        .vector())
                .getString();
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
        List<Double> floats = vector(
                embed(OptionalInt.of(8), Encoding.FLOAT, "a b").embeddings().getFirst());
        assertThat(bytes.remaining()).isEqualTo(32);
        for (double expected : floats) {
            assertThat((double) bytes.getFloat()).isCloseTo(expected, within(1e-6));
        }
    }

    @Test
    void takesTokensAndRefusesImpossibleDimensions() {
        EmbeddingAnswer answer = Asking.provider()
                .embed(
                        request(OptionalInt.of(4), Encoding.FLOAT, new Input.Tokens(List.of(1, 2, 3))),
                        TestCall.plain());
        assertThat(answer.usage().orElseThrow().input()).hasValue(3);
        assertThatThrownBy(() -> embed(OptionalInt.of(0), Encoding.FLOAT, "a"))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("dimensions");
    }

    private static EmbeddingAnswer embed(OptionalInt dimensions, Encoding encoding, String... texts) {
        Input[] inputs = new Input[texts.length];
        for (int i = 0; i < texts.length; i++) {
            inputs[i] = new Input.Text(texts[i]);
        }
        return Asking.provider().embed(request(dimensions, encoding, inputs), TestCall.plain());
    }

    private static EmbeddingRequest request(OptionalInt dimensions, Encoding encoding, Input... inputs) {
        return new EmbeddingRequest(
                "embedding", List.of(inputs), dimensions, encoding, Optional.empty(), JsonValue.EMPTY_JSON_OBJECT);
    }

    private static List<Double> vector(EmbeddingAnswer.Embedding embedding) {
        return embedding.vector().asJsonArray().getValuesAs(JsonNumber::doubleValue);
    }

    private static double dot(List<Double> first, List<Double> second) {
        double sum = 0;
        for (int i = 0; i < first.size(); i++) {
            sum += first.get(i) * second.get(i);
        }
        return sum;
    }
}
