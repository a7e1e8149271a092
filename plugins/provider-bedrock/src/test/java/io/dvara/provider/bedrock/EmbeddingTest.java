package io.dvara.provider.bedrock;

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
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingTest {

    private static final String TITAN = "{'embedding':[0.5,-1],'inputTextTokenCount':3}";
    private static final String COHERE_V3 =
            "{'embeddings':[[1,2],[3,4]],'id':'i','response_type':'embeddings_floats','texts':['a','b']}";
    private static final String COHERE_V4 =
            "{'id':'i','embeddings':{'int8':[[9],[8]],'float':[[1,2],[3,4]]},'response_type':'embeddings_by_type'}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amazon.titan-embed-text-v1 | | {'inputText':'a'}",
                "amazon.titan-embed-text-v2:0 | 256 | {'inputText':'a','dimensions':256}",
                "amazon.titan-embed-image-v1 | 384 | {'inputText':'a','embeddingConfig':{'outputEmbeddingLength':384}}"
            })
    void titanIsAskedForOneTextAtATime(String model, Integer length, String body) {
        CannedVendor vendor = answering(TITAN);
        EmbeddingAnswer answer = embed(vendor, ask(model, length, "{}", "a", "a"));
        assertThat(bodies(vendor)).containsExactly(Asking.json(body), Asking.json(body));
        assertThat(vendor.asked().uri().getRawPath()).endsWith("/invoke");
        assertThat(vectors(answer)).containsExactly("[0.5,-1]", "[0.5,-1]");
        assertThat(answer.usage().map(Usage::input)).contains(OptionalLong.of(6));
    }

    @Test
    void titanTellsVectorsOfOtherTypesToo() {
        CannedVendor vendor = answering("{'embeddingsByType':{'binary':[1,0]},'inputTextTokenCount':3}");
        EmbeddingAnswer answer =
                embed(vendor, ask("amazon.titan-embed-text-v2:0", null, "{'embeddingTypes':['binary']}", "a"));
        assertThat(bodies(vendor)).containsExactly(Asking.json("{'inputText':'a','embeddingTypes':['binary']}"));
        assertThat(vectors(answer)).containsExactly("[1,0]");
    }

    @TestFactory
    @Proves({Proof.REQUEST, Proof.ANSWER})
    Stream<DynamicTest> asksAndReadsAsRecorded() {
        return DynamicTest.stream(
                RecordedExchanges.of("bedrock").endpoint("embeddings").stream()
                        .filter(exchange -> exchange.request().url().contains("cohere.embed-v4"))
                        .filter(exchange -> exchange.request().object().containsKey("output_dimension")),
                RecordedExchange::toString,
                EmbeddingTest::checkRecorded);
    }

    private static void checkRecorded(RecordedExchange exchange) {
        JsonObject said = exchange.request().object();
        String[] texts =
                said.getJsonArray("texts").getValuesAs(JsonString::getString).toArray(String[]::new);
        CannedVendor vendor = CannedVendor.answering(exchange);
        String own = Members.without(Asking.JSON.make(), said, Set.of("texts", "output_dimension"))
                .toString();
        EmbeddingAnswer answer =
                embed(vendor, ask("us.cohere.embed-v4:0", said.getInt("output_dimension"), own, texts));
        JsonObject told = Asking.JSON.readObject(exchange.response().text());
        assertThat(bodies(vendor)).containsExactly(said);
        assertThat(vectors(answer))
                .isEqualTo(told.getJsonObject("embeddings").getJsonArray("float").stream()
                        .map(JsonValue::toString)
                        .toList());
        exchange.response()
                .headers()
                .first("x-amzn-bedrock-input-token-count")
                .ifPresent(count ->
                        assertThat(answer.usage().map(Usage::input)).contains(OptionalLong.of(Long.parseLong(count))));
    }

    @TestFactory
    Stream<DynamicTest> readsTheVectorsOfEveryMaker() {
        return DynamicTest.stream(
                RecordedExchanges.of("bedrock").endpoint("embeddings").stream(),
                RecordedExchange::toString,
                exchange -> {
                    int asked =
                            Members.array(exchange.request().object(), "texts").size();
                    EmbeddingWords words = EmbeddingWords.of(ConverseRequestReader.model(exchange), Asking.JSON.make());
                    JsonObject told = Asking.JSON.readObject(exchange.response().text());
                    assertThat(words.read(told)).hasSize(Math.max(1, asked));
                });
    }

    @Test
    void novaIsAskedInItsSchema() {
        CannedVendor vendor = answering("{'embeddings':[{'embeddingType':'TEXT','embedding':[1,2]}]}")
                .with("x-amzn-bedrock-input-token-count", "4");
        EmbeddingAnswer answer = embed(
                vendor,
                ask(
                        "amazon.nova-2-multimodal-embeddings-v1:0",
                        1024,
                        "{'singleEmbeddingParams':{'embeddingPurpose':'TEXT_RETRIEVAL'}}",
                        "a"));
        assertThat(bodies(vendor))
                .containsExactly(Asking.json("{'taskType':'SINGLE_EMBEDDING','singleEmbeddingParams':{"
                        + "'embeddingPurpose':'TEXT_RETRIEVAL','text':{'truncationMode':'NONE','value':'a'},"
                        + "'embeddingDimension':1024}}"));
        assertThat(vectors(answer)).containsExactly("[1,2]");
        assertThat(answer.embeddings().getFirst().extra()).isEqualTo(Asking.json("{'embeddingType':'TEXT'}"));
        assertThat(answer.usage().map(Usage::input)).contains(OptionalLong.of(4));
    }

    @Test
    void cohereIsAskedForManyTextsAtOnce() {
        CannedVendor vendor = answering(COHERE_V3).with("X-Amzn-Bedrock-Input-Token-Count", "8");
        EmbeddingAnswer answer = embed(
                vendor, ask("cohere.embed-english-v3", null, "{'truncate':'END','input_type':'clustering'}", "a", "b"));
        assertThat(bodies(vendor))
                .containsExactly(Asking.json("{'texts':['a','b'],'input_type':'clustering','truncate':'END'}"));
        assertThat(vectors(answer)).containsExactly("[1,2]", "[3,4]");
        assertThat(answer.usage().map(Usage::input)).contains(OptionalLong.of(8));
    }

    @Test
    void cohereTellsTypesApart() {
        CannedVendor vendor = answering(COHERE_V4);
        EmbeddingAnswer answer =
                embed(vendor, ask("us.cohere.embed-v4:0", 256, "{'embedding_types':['int8','float']}", "a", "b"));
        assertThat(bodies(vendor).getFirst())
                .isEqualTo(Asking.json("{'texts':['a','b'],'input_type':'search_document','output_dimension':256,"
                        + "'embedding_types':['int8','float']}"));
        assertThat(vectors(answer)).containsExactly("[1,2]", "[3,4]");
        assertThat(answer.embeddings().getLast().extra()).isEqualTo(Asking.json("{'int8':[8]}"));
    }

    @Test
    @DisplayName("no request holds more texts than the vendor takes, and all vectors keep their place")
    void manyTextsAreAskedForInParts() {
        CannedVendor vendor = answering(COHERE_V3);
        String[] texts = IntStream.range(0, 98).mapToObj(i -> "t" + i).toArray(String[]::new);
        assertThatThrownBy(() -> embed(vendor, ask("cohere.embed-english-v3", null, "{}", texts)))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.fault()).isEqualTo(Fault.MALFORMED));
        assertThat(bodies(vendor).stream()
                        .map(body -> body.getJsonArray("texts").size()))
                .isSubsetOf(96, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amazon.titan-embed-text-v1", "cohere.embed-english-v3", "cohere.embed-multilingual-v3"})
    void aLengthIsRefusedWhereTheModelHasOne(String model) {
        assertThatThrownBy(() -> embed(answering(TITAN), ask(model, 256, "{}", "a")))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        refusal -> assertThat(refusal.details().field()).contains("dimensions"));
    }

    @Test
    void otherFieldsAreToldAsLeftOut() {
        TestCall call = TestCall.plain();
        try (BedrockProvider provider = Asking.provider(answering(TITAN))) {
            provider.embed(
                    ask("amazon.titan-embed-text-v2:0", null, "{'normalize':false,'truncate':'END'}", "a"), call);
        }
        assertThat(call.droppedFields()).containsExactly("truncate");
    }

    private static EmbeddingRequest ask(String model, Integer length, String extra, String... texts) {
        return new EmbeddingRequest(
                model,
                Stream.of(texts)
                        .<EmbeddingRequest.Input>map(EmbeddingRequest.Input.Text::new)
                        .toList(),
                length == null ? OptionalInt.empty() : OptionalInt.of(length),
                EmbeddingRequest.Encoding.BASE64,
                Optional.empty(),
                Asking.json(extra));
    }

    private static EmbeddingAnswer embed(CannedVendor vendor, EmbeddingRequest request) {
        try (BedrockProvider provider = Asking.provider(vendor)) {
            return provider.embed(request, TestCall.plain());
        }
    }

    private static CannedVendor answering(String body) {
        return CannedVendor.answering(200, body.replace('\'', '"'));
    }

    private static List<JsonObject> bodies(CannedVendor vendor) {
        return vendor.allAsked().stream().map(Asking::body).toList();
    }

    private static List<String> vectors(EmbeddingAnswer answer) {
        return answer.embeddings().stream()
                .map(each -> each.vector().toString())
                .toList();
    }
}
