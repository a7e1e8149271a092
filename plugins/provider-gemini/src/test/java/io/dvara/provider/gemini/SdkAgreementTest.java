package io.dvara.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.genai.Client;
import com.google.genai.types.Content;
import com.google.genai.types.FunctionCall;
import com.google.genai.types.FunctionCallingConfig;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.FunctionResponse;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.ThinkingConfig;
import com.google.genai.types.ToolConfig;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Sampling;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.api.http.HttpCall;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the vendor's own client sends for a chat, and what this plugin sends for it. */
class SdkAgreementTest {

    private static final byte[] PICTURE = {1, 2, 3, 4};
    private static final String PROOF = "c2lnbmF0dXJl";
    private static final Map<String, Object> SCHEMA =
            ImmutableMap.of("type", "object", "properties", ImmutableMap.of("what", ImmutableMap.of("type", "string")));
    private static final JsonObject OUR_SCHEMA =
            Sending.json("{'type':'object','properties':{'what':{'type':'string'}}}");
    private static final String ANSWER =
            "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hi\"}]},\"finishReason\":\"STOP\"}]}";

    @Test
    void sendsWhatTheVendorsClientSends() {
        ReceivedRequest theirs =
                asked(client -> client.models.generateContent(Sending.BUDGETED, theirConversation(), theirConfig()));
        HttpCall ours = asked(ourChat().build());
        assertThat(ours.uri().getPath()).isEqualTo(theirs.path());
        assertThat(ours.headers().first("x-goog-api-key"))
                .isEqualTo(theirs.headers().first("x-goog-api-key"));
        assertThat(Plain.request(body(ours)))
                .isEqualTo(Plain.request(theirs.json().asJsonObject()));
    }

    @Test
    void asksForSchemasAndStreamsAsTheVendorsClientDoes() {
        GenerateContentConfig config = GenerateContentConfig.builder()
                .responseMimeType("application/json")
                .responseJsonSchema(SCHEMA)
                .candidateCount(2)
                .serviceTier("flex")
                .build();
        ReceivedRequest theirs = asked(client -> client.models.generateContentStream(Sending.BUDGETED, "Hi", config));
        HttpCall ours = asked(Sending.ask(Sending.BUDGETED, Message.of(Role.USER, "Hi"))
                .format(new ResponseFormat.JsonSchema(
                        "s", Optional.empty(), Optional.of(OUR_SCHEMA), Optional.empty(), JsonValue.EMPTY_JSON_OBJECT))
                .sampling(Sampling.DEFAULTS.vary().choices(2).build())
                .extra(Sending.json("{'service_tier':'flex'}"))
                .delivery(Delivery.STREAMED)
                .build());
        assertThat(ours.uri().getPath() + "?" + ours.uri().getQuery())
                .isEqualTo(theirs.line().target());
        assertThat(Plain.request(body(ours)))
                .isEqualTo(Plain.request(theirs.json().asJsonObject()));
    }

    private static List<Content> theirConversation() {
        return List.of(
                theirs(
                        "user",
                        com.google.genai.types.Part.fromText("What is this?"),
                        com.google.genai.types.Part.fromBytes(PICTURE, "image/png")),
                theirs(
                        "model",
                        com.google.genai.types.Part.builder()
                                .functionCall(FunctionCall.builder()
                                        .id("call_1")
                                        .name("look_up")
                                        .args(ImmutableMap.of("what", "picture")))
                                .thoughtSignature(Base64.getDecoder().decode(PROOF))
                                .build()),
                theirs(
                        "user",
                        com.google.genai.types.Part.builder()
                                .functionResponse(FunctionResponse.builder()
                                        .id("call_1")
                                        .name("look_up")
                                        .response(ImmutableMap.of("output", "a cat")))
                                .build()));
    }

    private static Content theirs(String role, com.google.genai.types.Part... parts) {
        return Content.builder().role(role).parts(parts).build();
    }

    private static GenerateContentConfig theirConfig() {
        return GenerateContentConfig.builder()
                .systemInstruction(Content.fromParts(com.google.genai.types.Part.fromText("Be brief.")))
                .temperature(0.5f)
                .topP(0.25f)
                .topK(4f)
                .maxOutputTokens(4096)
                .stopSequences("END")
                .seed(7)
                .presencePenalty(0.5f)
                .frequencyPenalty(0.25f)
                .responseLogprobs(true)
                .logprobs(2)
                .thinkingConfig(ThinkingConfig.builder().thinkingBudget(1024).includeThoughts(true))
                .tools(com.google.genai.types.Tool.builder()
                        .functionDeclarations(FunctionDeclaration.builder()
                                .name("look_up")
                                .description("Looks things up.")
                                .parametersJsonSchema(SCHEMA)))
                .toolConfig(ToolConfig.builder()
                        .functionCallingConfig(
                                FunctionCallingConfig.builder().mode("ANY").allowedFunctionNames("look_up")))
                .build();
    }

    private static ChatRequest.Builder ourChat() {
        Part picture = new Part.Attachment(
                Part.Kind.IMAGE,
                new Media.Inline("image/png", Base64.getEncoder().encodeToString(PICTURE)),
                Optional.empty(),
                Extras.NONE);
        Part call = new Part.ToolCall("call_1", "look_up", "{\"what\":\"picture\"}", Optional.of(PROOF), Extras.NONE);
        Part result = new Part.ToolResult("call_1", List.of(new Part.Text("a cat")), Part.Outcome.DONE, Extras.NONE);
        Tool tool = new Tool.Function(
                "look_up", Optional.of("Looks things up."), Optional.of(OUR_SCHEMA), Optional.empty(), Extras.NONE);
        return Sending.ask(
                        Sending.BUDGETED,
                        Message.of(Role.SYSTEM, "Be brief."),
                        Sending.said(Role.USER, new Part.Text("What is this?"), picture),
                        Sending.said(Role.ASSISTANT, call),
                        Sending.said(Role.TOOL, result))
                .sampling(ourSampling())
                .topLogprobs(2)
                .reasoning(new ReasoningWish(Optional.empty(), OptionalLong.of(1024)))
                .tools(new ToolUse(List.of(tool), Optional.of(new ToolChoice.Named("look_up")), Optional.empty()));
    }

    private static Sampling ourSampling() {
        return Sampling.DEFAULTS
                .vary()
                .temperature(0.5)
                .topP(0.25)
                .topK(4)
                .maxTokens(4096)
                .stop(List.of("END"))
                .seed(7)
                .presencePenalty(0.5)
                .frequencyPenalty(0.25)
                .build();
    }

    private static HttpCall asked(ChatRequest request) {
        CannedVendor vendor = CannedVendor.answering(
                200, request.delivery() == Delivery.STREAMED ? "data: " + ANSWER + "\n\n" : ANSWER);
        assertThat(Asking.chat(vendor, request)).isNotEmpty();
        return vendor.asked();
    }

    private static JsonObject body(HttpCall call) {
        return ((io.dvara.api.http.HttpBody.Json) call.body().orElseThrow())
                .value()
                .asJsonObject();
    }

    private static ReceivedRequest asked(Consumer<Client> asking) {
        try (ScriptedUpstream upstream = ScriptedUpstream.start();
                Client client = Client.builder()
                        .apiKey(Asking.KEY.reveal())
                        .httpOptions(HttpOptions.builder()
                                .baseUrl(upstream.uri().toString())
                                .apiVersion("v1beta")
                                .build())
                        .build()) {
            upstream.otherwise(Script.answer(200)
                    .header("Content-Type", "application/json")
                    .send(ANSWER.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            asking.accept(client);
            return upstream.awaitRequest();
        }
    }
}
