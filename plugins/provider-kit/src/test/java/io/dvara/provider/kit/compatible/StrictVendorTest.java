package io.dvara.provider.kit.compatible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestJson;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Vendors that refuse what they do not know, before clients that send everything back. */
class StrictVendorTest {

    private static final TestJson JSON = new TestJson();

    private final TestCall call = TestCall.plain();

    @Test
    void sendsAnAnswerBackWithoutMembersThatSayNothing() {
        JsonObject sent =
                message("{\"annotations\":[],\"audio\":null,\"function_call\":null}", new Part.Text("Hello."));
        assertThat(sent).containsOnlyKeys("role", "content");
        assertThat(call.droppedFields()).isEmpty();
    }

    @Test
    @DisplayName("R-21: names what a strict vendor is not told")
    void namesWhatIsLeftOut() {
        message("{\"audio\":{\"id\":\"a1\"}}", new Part.Text("Hello."));
        assertThat(call.droppedFields()).containsExactly("messages.audio");
    }

    @Test
    @DisplayName("R-17: a call in the retired form is refused, since without it the conversation is another")
    void refusesACallInTheRetiredForm() {
        assertThatThrownBy(() -> message("{\"function_call\":{\"name\":\"look\"}}", new Part.Text("Hello.")))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        refusal -> assertThat(refusal.details().field()).contains("messages[0].function_call"));
    }

    @Test
    void saysARefusalAsText() {
        JsonObject sent = message("{}", new Part.Refusal("I won't.", Extras.NONE));
        assertThat(sent.getString("content")).isEqualTo("I won't.");
        assertThat(sent).doesNotContainKey("refusal");
    }

    @ParameterizedTest
    @CsvSource({"n, 1", "logprobs, false", "logit_bias, {}", "logit_bias, null"})
    void leavesOutARefusedFieldThatAsksForNothing(String field, String value) {
        JsonObject extra = JSON.readObject("{\"" + field + "\":" + value + "}");
        assertThat(write(request().extra(extra).build(), refusing())).doesNotContainKey(field);
        assertThat(call.droppedFields()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"n, 2", "logprobs, true", "logit_bias, '{\"7\":1}'"})
    @DisplayName("R-17: refuses a field that the vendor has no form for, by name")
    void refusesAFieldThatAsksForMore(String field, String value) {
        JsonObject extra = JSON.readObject("{\"" + field + "\":" + value + "}");
        assertThatThrownBy(() -> write(request().extra(extra).build(), refusing()))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        refusal -> assertThat(refusal.details().field()).contains(field));
    }

    @Test
    @DisplayName("R-21: names a word that the vendor does not know")
    void dropsAWordThatTheVendorDoesNotKnow() {
        Variation variation = Variation.NONE.words("service_tier", "default", "priority");
        assertThat(write(tier("priority"), variation).getString("service_tier")).isEqualTo("priority");
        assertThat(call.droppedFields()).isEmpty();
        assertThat(write(tier("flex"), variation)).doesNotContainKey("service_tier");
        assertThat(call.droppedFields()).containsExactly("service_tier");
    }

    @ParameterizedTest
    @EnumSource(names = {"USER", "SYSTEM", "ASSISTANT"})
    @DisplayName("R-21: names a name that a message cannot have")
    void dropsANameThatAMessageCannotHave(Role role) {
        Message message = new Message(role, List.of(new Part.Text("hello")), Optional.of("ada"), Extras.NONE);
        JsonObject sent =
                write(ChatRequest.of("m", List.of(message)).build(), Variation.NONE.quirks(Quirk.NAMELESS_MESSAGES));
        assertThat(sent.getJsonArray("messages").getJsonObject(0)).containsOnlyKeys("role", "content");
        assertThat(call.droppedFields()).containsExactly("messages.name");
    }

    @Test
    void keepsTheNameOfATool() {
        Part result = new Part.ToolResult("c1", List.of(new Part.Text("sunny")), Part.Outcome.DONE, Extras.NONE);
        Message message = new Message(Role.TOOL, List.of(result), Optional.of("weather"), Extras.NONE);
        JsonObject sent =
                write(ChatRequest.of("m", List.of(message)).build(), Variation.NONE.quirks(Quirk.NAMELESS_MESSAGES));
        assertThat(sent.getJsonArray("messages").getJsonObject(0).getString("name"))
                .isEqualTo("weather");
    }

    private static ChatRequest tier(String word) {
        return request()
                .extra(JSON.readObject("{\"service_tier\":\"" + word + "\"}"))
                .build();
    }

    private JsonObject message(String extras, Part part) {
        Message message =
                new Message(Role.ASSISTANT, List.of(part), Optional.empty(), Extras.of(JSON.readObject(extras)));
        JsonObject body =
                write(ChatRequest.of("m", List.of(message)).build(), Variation.NONE.quirks(Quirk.STRICT_MESSAGES));
        return body.getJsonArray("messages").getJsonObject(0);
    }

    private static ChatRequest.Builder request() {
        return ChatRequest.of("m", List.of(Message.of(Role.USER, "hello")));
    }

    private static Variation refusing() {
        return Variation.NONE.refused("n", "logprobs", "logit_bias");
    }

    private JsonObject write(ChatRequest request, Variation variation) {
        return new RequestWriter(JSON, variation, "acme").write(request, call);
    }
}
