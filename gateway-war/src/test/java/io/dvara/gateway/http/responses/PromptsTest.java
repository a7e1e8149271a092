package io.dvara.gateway.http.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Role;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.ConversationCompactor;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.Model;
import io.dvara.api.provider.ProviderException;
import io.dvara.api.provider.Rehearsed;
import io.dvara.gateway.pipeline.Addressee;
import io.dvara.provider.kit.BaseUrl;
import io.dvara.provider.kit.Upstream;
import io.dvara.provider.kit.Vendor;
import io.dvara.provider.kit.compatible.Endpoint;
import io.dvara.provider.kit.compatible.Variation;
import io.dvara.provider.kit.responses.RespondingProvider;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has the API itself counts and shortens what comes in its words. */
class PromptsTest {

    private static final String BODY = "{\"model\":\"m\",\"instructions\":\"Be kind.\",\"input\":\"Hi\","
            + "\"tools\":[{\"type\":\"web_search\"}],\"truncation\":\"auto\"}";

    @Test
    void theVendorCountsWhatTheClientSaid() {
        CannedVendor vendor = CannedVendor.answering(200, "{\"object\":\"response.input_tokens\",\"input_tokens\":11}");
        assertThat(provider(vendor).countTokens(request(), TestCall.plain())).isEqualTo(11);
        assertThat(vendor.asked().uri()).hasPath("/v1/responses/input_tokens");
        assertThat(vendor.askedBody()).isEqualTo(Rig.CODEC.readObject(BODY));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 501})
    void theCountStaysOpenWhereTheVendorHasNone(int status) {
        assertUncounted(CannedVendor.answering(status, "{\"error\":{\"message\":\"no such path\"}}"), request());
    }

    @ParameterizedTest
    @EnumSource
    void theVendorIsRehearsedInTheWordsOfTheApi(Delivery delivery) {
        Rehearsed.VendorAnswer answer = provider(CannedVendor.answering(200, "{}"))
                .rehearsal(Dialect.RESPONSES, delivery)
                .orElseThrow();
        CannedVendor vendor = CannedVendor.answering(200, answer.body()).with("Content-Type", answer.mediaType());
        ChatRequest asked = request().vary().delivery(delivery).build();
        try (Stream<ChatChunk> chunks = provider(vendor).chat(asked, TestCall.rehearsed())) {
            ChatAnswer folded = ChatAnswer.fold(chunks);
            assertThat(folded.choices().getFirst().message().text()).isEqualTo("All is well.");
            assertThat(folded.usage().orElseThrow().input()).hasValue(9);
        }
    }

    @Test
    void aStoredPromptReachesItsVendorWithoutAModel() {
        String body = "{\"prompt\":{\"id\":\"pmpt_1\",\"version\":\"2\",\"variables\":{\"name\":\"Ada\"}}}";
        ChatRequest asked = new RequestReader(Rig.CODEC)
                .read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                .request();
        CannedVendor vendor = CannedVendor.answering(
                200,
                provider(CannedVendor.answering(200, "{}"))
                        .rehearsal(Dialect.RESPONSES, Delivery.WHOLE)
                        .orElseThrow()
                        .body());
        provider(vendor).chat(asked, TestCall.plain()).close();
        assertThat(vendor.askedBody()).isEqualTo(Rig.CODEC.readObject(body));
    }

    @Test
    void requestsOfOtherDialectsAreNotCounted() {
        ChatRequest chat = ChatRequest.of("m", List.of(Message.of(Role.USER, "Hi")))
                .dialect(Dialect.CHAT)
                .build();
        assertUncounted(CannedVendor.answering(200, "{}"), chat);
    }

    @Test
    void theVendorShortensConversations() {
        CannedVendor vendor = CannedVendor.answering(200, """
                {"id":"resp_1","object":"response.compaction","output":[{"type":"compaction","id":"cmp_1",
                 "encrypted_content":"abc"}],"usage":{"input_tokens":9,"output_tokens":3,"total_tokens":12}}""");
        ConversationCompactor.Compacted compacted = provider(vendor).compact(request(), TestCall.plain());
        assertThat(vendor.asked().uri()).hasPath("/v1/responses/compact");
        assertThat(vendor.askedBody()).isEqualTo(Rig.CODEC.readObject(BODY));
        assertThat(compacted.usage().orElseThrow().output()).hasValue(3);
        assertThat(compacted.answer().getJsonArray("output")).hasSize(1);
    }

    private static void assertUncounted(CannedVendor vendor, ChatRequest request) {
        assertThatThrownBy(() -> provider(vendor).countTokens(request, TestCall.plain()))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.fault()).isEqualTo(Fault.UNSUPPORTED_PARAMETER));
    }

    private static ChatRequest request() {
        Asked asked = Rig.read(BODY);
        List<Message> messages =
                new Conversation(List.of(), asked.items(), Optional.empty()).messages(asked.instructions());
        return new ResponseForms(Rig.CODEC, Rig.IDS)
                .spoken(asked.request().vary().messages(messages).build(), new Addressee("acme", "acme", _ -> {}));
    }

    private static RespondingProvider provider(CannedVendor vendor) {
        TestContext context = TestContext.over(vendor, "acme");
        Endpoint endpoint = new Endpoint(
                "acme",
                new Upstream(context, new Vendor("acme", "apiKey", List.of())),
                BaseUrl.withVersion(URI.create("http://h/v1"), "v1"),
                _ -> HttpHeaders.NONE);
        return new RespondingProvider(endpoint, Variation.NONE, _ -> Model.Traits.UNKNOWN);
    }
}
