package io.dvara.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.Usage;
import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.embedding.EmbeddingRequest.Encoding;
import io.dvara.api.embedding.EmbeddingRequest.Input;
import io.dvara.api.provider.EmbeddingProvider;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.Model;
import io.dvara.api.provider.ModelProvider;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.ProviderUnderTest.Stand;
import io.dvara.testkit.upstream.Script;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/** What a provider can do beside chats: embeddings and the listing of models. */
final class OtherAbilities {

    private static final JsonValue FLOATS = new TestJson().read("[[0.5,-0.25],[1,0]]");
    private static final JsonValue BASE64 = new TestJson().read("[\"AAAAPwAAgL4=\",\"AACAPwAAAAA=\"]");

    private final ProviderUnderTest subject;

    OtherAbilities(ProviderUnderTest subject) {
        this.subject = subject;
    }

    Stream<DynamicTest> embeddings() {
        List<Input> texts = List.of(new Input.Text("alpha"), new Input.Text("beta"));
        List<Input> tokens = List.of(new Input.Tokens(List.of(1, 2)), new Input.Tokens(List.of(3)));
        return Stream.of(
                embedding("floats", request(texts, Encoding.FLOAT)),
                embedding("base64", request(texts, Encoding.BASE64)),
                embedding("tokens", request(tokens, Encoding.FLOAT)));
    }

    void checkModels() {
        try (Stand stand = subject.stand()) {
            Assumptions.assumeTrue(stand.provider() instanceof ModelProvider, "lists no models");
            JsonObject form = subject.forms("models.json").named("models");
            stand.upstream().enqueue(Script.json(200, form.get("answer")));
            List<Model> models = ((ModelProvider) stand.provider()).models(TestCall.plain());
            assertThat(models).extracting(Model::id).contains("golden-1", "golden-2");
            assertThat(stand.upstream().awaitRequest().line().target()).isEqualTo(form.getString("path"));
        }
    }

    /** Every ability tells a rate limit as chats do. */
    void checkFaults() {
        Script limited = new ErrorCases(subject).script(GoldenError.RATE_LIMITED);
        EmbeddingRequest request = request(List.of(new Input.Text("alpha")), Encoding.FLOAT);
        try (Stand stand = subject.stand()) {
            stand.upstream().otherwise(limited);
            if (stand.provider() instanceof EmbeddingProvider embeddings) {
                assertLimited(() -> embeddings.embed(request, TestCall.plain()));
            }
            if (stand.provider() instanceof ModelProvider models) {
                assertLimited(() -> models.models(TestCall.plain()));
            }
        }
    }

    private static void assertLimited(ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(ProviderException.class, failure -> {
            assertThat(failure.fault()).isEqualTo(Fault.RATE_LIMITED);
            assertThat(failure.getMessage()).contains(ProviderUnderTest.MESSAGE);
        });
    }

    private DynamicTest embedding(String name, EmbeddingRequest request) {
        return DynamicTest.dynamicTest(name, () -> {
            try (Stand stand = subject.stand()) {
                Assumptions.assumeTrue(stand.provider() instanceof EmbeddingProvider, "embeds nothing");
                check(subject.forms("embeddings.json").named(name), request, stand);
            }
        });
    }

    private void check(JsonObject form, EmbeddingRequest request, Stand stand) {
        TestCall call = TestCall.plain();
        EmbeddingProvider provider = (EmbeddingProvider) stand.provider();
        if (form.containsKey("refuses")) {
            checkRefused(form.getString("refuses"), () -> provider.embed(request, call));
            return;
        }
        stand.upstream().enqueue(Script.json(200, form.get("answer")));
        EmbeddingAnswer answer = provider.embed(request, call);
        assertThat(JsonDifferences.between(
                        form.get("sends"), stand.upstream().awaitRequest().json()))
                .isEmpty();
        for (int i = 0; i < request.inputs().size(); i++) {
            checkVector(i, answer.embeddings().get(i).vector());
        }
        assertThat(answer.usage().map(Usage::input)).contains(OptionalLong.of(4));
    }

    /** Either form will do: the gateway converts. */
    private static void checkVector(int place, JsonValue vector) {
        JsonValue expected = (vector.getValueType() == JsonValue.ValueType.STRING ? BASE64 : FLOATS)
                .asJsonArray()
                .get(place);
        assertThat(JsonDifferences.between(expected, vector)).isEmpty();
    }

    private static void checkRefused(String field, ThrowingCallable embed) {
        assertThatThrownBy(embed).isInstanceOfSatisfying(ProviderException.class, refusal -> {
            assertThat(refusal.fault()).isEqualTo(Fault.UNSUPPORTED_PARAMETER);
            assertThat(refusal.details().field()).contains(field);
        });
    }

    private EmbeddingRequest request(List<Input> inputs, Encoding encoding) {
        return new EmbeddingRequest(
                subject.model(), inputs, OptionalInt.empty(), encoding, Optional.empty(), JsonValue.EMPTY_JSON_OBJECT);
    }
}
