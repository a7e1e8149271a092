package io.dvara.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.Usage;
import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.Members;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EmbeddingTest {

    private static final String VERTEX = "https://l-aiplatform.googleapis.com/v1/projects/p/locations/l";

    /** Left out is the request with an image beside the text, which the dialect of the gateway cannot say. */
    @TestFactory
    @Proves({Proof.REQUEST, Proof.ANSWER})
    Stream<DynamicTest> asksAndReadsAsRecorded() {
        return DynamicTest.stream(
                Recorded.embeddings()
                        .filter(exchange -> exchange.response().status() == 200)
                        .filter(EmbeddingTest::saysOneTextEach),
                RecordedExchange::toString,
                EmbeddingTest::check);
    }

    @Test
    void leavesOutNoExchange() {
        assertThat(Stream.of("gemini", "vertex")
                        .mapToInt(door -> RecordedExchanges.shipped()
                                .provider(door)
                                .endpoint("embeddings", "predict")
                                .size())
                        .sum())
                .isEqualTo(Recorded.EMBEDDINGS);
    }

    @Test
    void tellsTheVendorLengthAndPurpose() {
        CannedVendor vendor = CannedVendor.answering(200, "{\"embeddings\":[{\"values\":[1]}]}");
        TestCall call = TestCall.plain();
        Asking.provider(vendor)
                .embed(
                        new EmbeddingRequest(
                                "text-embedding-004",
                                List.of(new EmbeddingRequest.Input.Text("a")),
                                OptionalInt.of(3),
                                EmbeddingRequest.Encoding.FLOAT,
                                Optional.of("u"),
                                Sending.json("{'task_type':'RETRIEVAL_QUERY','new':1}")),
                        call);
        assertThat(vendor.askedBody())
                .isEqualTo(Sending.json("{'requests':[{'model':'models/text-embedding-004','content':{'parts':["
                        + "{'text':'a'}]},'outputDimensionality':3,'taskType':'RETRIEVAL_QUERY'}]}"));
        assertThat(call.droppedFields()).containsExactlyInAnyOrder("user", "new");
    }

    @Test
    void addsUpWhatSeveralRequestsUsed() {
        CannedVendor vendor = CannedVendor.answering(
                200, "{\"embedding\":{\"values\":[1]},\"usageMetadata\":{\"promptTokenCount\":4}}");
        EmbeddingAnswer answer =
                Asking.provider(vendor, VERTEX).embed(request("gemini-embedding-2", "a", "b"), TestCall.plain());
        assertThat(vendor.allAsked()).hasSize(2);
        assertThat(answer.embeddings()).hasSize(2);
        assertThat(answer.usage().map(Usage::input)).contains(OptionalLong.of(8));
    }

    @Test
    void takesNoAnswerWithTooFewVectors() {
        CannedVendor vendor = CannedVendor.answering(200, "{\"embeddings\":[{\"values\":[1]}]}");
        assertThatThrownBy(() -> Asking.provider(vendor).embed(request("m", "a", "b"), TestCall.plain()))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.fault()).isEqualTo(Fault.MALFORMED));
    }

    static EmbeddingRequest request(String model, String... texts) {
        return new EmbeddingRequest(
                model,
                Stream.of(texts)
                        .<EmbeddingRequest.Input>map(EmbeddingRequest.Input.Text::new)
                        .toList(),
                OptionalInt.empty(),
                EmbeddingRequest.Encoding.FLOAT,
                Optional.empty(),
                JsonValue.EMPTY_JSON_OBJECT);
    }

    /** One vector of several texts is not to be had in the dialect of the gateway. */
    private static boolean saysOneTextEach(RecordedExchange exchange) {
        JsonArray requests = Members.array(exchange.request().object(), "requests");
        List<String> texts = new ArrayList<>();
        collectTexts(exchange.request().object(), texts);
        return requests.isEmpty() || requests.size() == texts.size();
    }

    private static void check(RecordedExchange exchange) {
        JsonObject body = exchange.request().object();
        List<String> texts = new ArrayList<>();
        collectTexts(body, texts);
        CannedVendor vendor = CannedVendor.answering(
                exchange.response().status(), exchange.response().text());
        EmbeddingAnswer answer = Asking.provider(vendor, Recorded.base(exchange).toString())
                .embed(wished(request(Recorded.model(exchange), texts.toArray(String[]::new)), body), TestCall.plain());
        assertThat(vendor.asked().uri().toString())
                .isEqualTo(Recorded.url(exchange).replaceFirst("[?].*$", ""));
        if (!body.toString().contains("inline_data")) {
            assertThat(usual(vendor.askedBody())).isEqualTo(usual(body));
        }
        assertThat(answer.embeddings())
                .hasSize(texts.size())
                .allSatisfy(embedding -> assertThat(exchange.response().text())
                        .contains(embedding.vector().asJsonArray().get(0).toString()));
        if (exchange.has("usage")) {
            assertThat(answer.usage()).isPresent();
        }
    }

    /** What an older client says more means nothing to the vendor: the model twice, and who speaks. */
    private static Object usual(JsonObject body) {
        JsonObject without = Members.without(Sending.JSON.make(), body, Set.of("model"));
        String text = without.toString().replace(",\"role\":\"user\"", "").replace("task_type", "taskType");
        return Plain.value(Sending.JSON.readObject(text));
    }

    /** Returns a request with the length and the purpose that were asked for. */
    private static EmbeddingRequest wished(EmbeddingRequest request, JsonObject body) {
        JsonObject first = Stream.of("requests", "instances")
                .flatMap(name -> Members.array(body, name).stream())
                .findFirst()
                .map(JsonValue::asJsonObject)
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
        OptionalInt length = Members.index(first, "outputDimensionality");
        if (length.isEmpty()) {
            length = Members.object(body, "parameters")
                    .map(parameters -> Members.index(parameters, "outputDimensionality"))
                    .orElse(OptionalInt.empty());
        }
        var own = Sending.JSON.make().createObjectBuilder();
        Members.text(first, "taskType")
                .or(() -> Members.text(first, "task_type"))
                .ifPresent(task -> own.add("taskType", task));
        return new EmbeddingRequest(
                request.model(), request.inputs(), length, request.encoding(), request.user(), own.build());
    }

    private static void collectTexts(JsonValue value, List<String> texts) {
        switch (value) {
            case JsonObject object ->
                object.forEach((name, inner) -> {
                    if (name.equals("text") || name.equals("content") && !(inner instanceof JsonObject)) {
                        texts.add(object.getString(name));
                    } else {
                        collectTexts(inner, texts);
                    }
                });
            case JsonArray array -> array.forEach(inner -> collectTexts(inner, texts));
            default -> {}
        }
    }
}
