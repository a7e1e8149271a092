package io.dvara.provider.cohere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.embedding.EmbeddingRequest.Input;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.LostFields;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.RecordedExchange;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EmbeddingTest {

    private static final String ONE = "{\"embeddings\":{\"float\":[[1,2]],\"int8\":[[3,4]]},\"meta\":{\"billed_units\":"
            + "{\"input_tokens\":3,\"image_tokens\":2,\"images\":1}}}";
    private static final String PICTURE = "data:image/png;base64,iVBORw0K";

    @TestFactory
    @Proves({Proof.REQUEST, Proof.ANSWER})
    Stream<DynamicTest> embedsAsRecorded() {
        return DynamicTest.stream(
                Recorded.embeddings().filter(each -> each.response().status() == 200),
                RecordedExchange::toString,
                EmbeddingTest::checkRecorded);
    }

    /** Returns what a client says in the vendor's words. */
    private static JsonObject own(JsonObject asked) {
        JsonObjectBuilder own = Asking.JSON.make().createObjectBuilder();
        for (String name : List.of("input_type", "embedding_types", "truncate")) {
            Optional.ofNullable(asked.get(name)).ifPresent(value -> own.add(name, value));
        }
        return own.build();
    }

    private static void checkRecorded(RecordedExchange exchange) {
        JsonObject asked = exchange.request().object();
        List<String> texts = asked.getJsonArray("texts").getValuesAs(JsonString::getString);
        CannedVendor vendor = CannedVendor.answering(200, exchange.response().body());
        EmbeddingAnswer answer =
                embed(vendor, asked.getString("model"), texts, own(asked).toString());
        asked.forEach((name, value) -> {
            if (value != JsonValue.NULL && !name.equals("output_dimension")) {
                assertThat(vendor.askedBody()).containsEntry(name, value);
            }
        });
        assertThat(answer.embeddings()).hasSize(texts.size());
        JsonObject told = Asking.JSON.readObject(exchange.response().text());
        JsonObject billed = told.getJsonObject("meta").getJsonObject("billed_units");
        assertThat(answer.usage().orElseThrow().input())
                .hasValue(billed.getInt("input_tokens") + billed.getInt("image_tokens", 0));
        assertThat(LostFields.of(told).except("$.texts", "the request's").within(answer))
                .isEmpty();
    }

    @Test
    void countsRecordedUnknownModelsAsSuch() {
        RecordedExchange exchange = Recorded.embeddings()
                .filter(each -> each.response().status() == 404)
                .findFirst()
                .orElseThrow();
        CannedVendor vendor = CannedVendor.answering(404, exchange.response().body());
        assertThatThrownBy(() -> embed(vendor, "nonexistent", List.of("a"), "{}"))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.fault()).isEqualTo(Fault.MODEL_NOT_FOUND));
    }

    @Test
    void sendsTheVendorsOwnWordsAndNamesOthers() {
        CannedVendor vendor = CannedVendor.answering(200, ONE);
        TestCall call = TestCall.plain();
        EmbeddingRequest request = new EmbeddingRequest(
                "embed-v4.0",
                List.of(new Input.Text("a")),
                OptionalInt.of(256),
                EmbeddingRequest.Encoding.BASE64,
                Optional.of("user-7"),
                Asking.json(
                        "{'input_type':'search_query','truncate':'END','embedding_types':['int8','float'],'other':1}"));
        EmbeddingAnswer answer = Asking.provider(vendor).embed(request, call);
        assertThat(vendor.askedBody())
                .isEqualTo(Asking.json(
                        "{'model':'embed-v4.0','input_type':'search_query','embedding_types':['int8','float'],"
                                + "'texts':['a'],'output_dimension':256,'truncate':'END'}"));
        assertThat(call.droppedFields()).containsExactlyInAnyOrder("user", "other");
        assertThat(answer.embeddings().getFirst().vector().toString()).isEqualTo("[1,2]");
        assertThat(answer.embeddings().getFirst().extra()).isEqualTo(Asking.json("{'int8':[3,4]}"));
    }

    @Test
    void answersWithTheOnlyTypeOfVectorsThatIsAskedFor() {
        CannedVendor vendor = CannedVendor.answering(200, "{\"embeddings\":{\"int8\":[[3,4]]}}");
        EmbeddingAnswer answer = embed(vendor, "embed-v4.0", List.of("a"), "{'embedding_types':['int8']}");
        assertThat(answer.embeddings().getFirst().vector().toString()).isEqualTo("[3,4]");
        assertThat(answer.usage()).isEmpty();
    }

    @Test
    void embedsPicturesThatComeAsDataUrls() {
        CannedVendor vendor = CannedVendor.answering(200, ONE);
        EmbeddingAnswer answer = embed(vendor, "embed-v4.0", List.of(PICTURE), "{}");
        assertThat(vendor.askedBody().getJsonArray("inputs").toString())
                .isEqualTo("[{\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"" + PICTURE + "\"}}]}]");
        assertThat(vendor.askedBody().getString("input_type")).isEqualTo("search_document");
        assertThat(answer.usage().orElseThrow().input()).hasValue(5);
        assertThat(answer.usage().orElseThrow().extra()).isEqualTo(Asking.json("{'images':1}"));
        embed(vendor, "embed-english-v3.0", List.of(PICTURE), "{}");
        assertThat(vendor.askedBody().getString("input_type")).isEqualTo("image");
    }

    @Test
    void sendsNoMoreTextsThanTheVendorTakesAtOnce() {
        CannedVendor vendor = CannedVendor.answering(200, vectors(96));
        EmbeddingAnswer answer = embed(vendor, "embed-v4.0", Collections.nCopies(192, "a"), "{}");
        assertThat(vendor.allAsked()).hasSize(2);
        assertThat(answer.embeddings()).hasSize(192);
        assertThat(answer.usage().orElseThrow().input()).hasValue(14);
    }

    @Test
    void refusesAnAnswerWithTooFewVectors() {
        assertThatThrownBy(() -> embed(CannedVendor.answering(200, ONE), "embed-v4.0", List.of("a", "b"), "{}"))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.fault()).isEqualTo(Fault.MALFORMED));
    }

    private static String vectors(int count) {
        String all = String.join(",", Collections.nCopies(count, "[1]"));
        return "{\"embeddings\":{\"float\":[" + all + "]},\"meta\":{\"billed_units\":{\"input_tokens\":7}}}";
    }

    private static EmbeddingAnswer embed(CannedVendor vendor, String model, List<String> texts, String extra) {
        List<Input> inputs = new ArrayList<>();
        texts.forEach(text -> inputs.add(new Input.Text(text)));
        JsonObject fields = extra.equals("{}") ? JsonValue.EMPTY_JSON_OBJECT : Asking.json(extra);
        EmbeddingRequest request = new EmbeddingRequest(
                model, inputs, OptionalInt.empty(), EmbeddingRequest.Encoding.FLOAT, Optional.empty(), fields);
        return Asking.provider(vendor).embed(request, TestCall.plain());
    }
}
