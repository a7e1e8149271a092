package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Sampling;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.api.http.HttpBody;
import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpHeaders;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.upstream.ReceivedRequest;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;

/** What the vendor's own client sends for a chat, and what this plugin sends for it. */
class SdkAgreementTest {

    private static final byte[] PICTURE = {1, 2, 3, 4};
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Set<String> WRITTEN_ANYWAY =
            Set.of("host", "content-type", "x-amz-date", "x-amz-content-sha256");

    @Test
    void sendsWhatTheVendorsClientSends() {
        ReceivedRequest theirs = VendorClient.converse(SdkAgreementTest::fill);
        HttpCall ours = askedByThePlugin();
        assertThat(ours.uri().getRawPath()).isEqualTo(theirs.line().target());
        JsonObject body = Asking.body(ours);
        assertThat(Plain.of(body)).isEqualTo(Plain.of(theirs.json()));
    }

    @Test
    void signsAsTheVendorsClientDoes() {
        ReceivedRequest theirs = VendorClient.converse(SdkAgreementTest::fill);
        Instant moment =
                Instant.from(MOMENT.parse(theirs.headers().first("x-amz-date").orElseThrow()));
        HttpHeaders headers = HttpHeaders.NONE;
        String signature = theirs.headers().first("authorization").orElseThrow();
        for (String name :
                signature.replaceFirst(".*SignedHeaders=([^,]+),.*", "$1").split(";")) {
            if (!WRITTEN_ANYWAY.contains(name)) {
                headers = headers.with(name, theirs.headers().first(name).orElseThrow());
            }
        }
        URI address = URI.create("http://" + theirs.headers().first("host").orElseThrow()
                + theirs.line().target());
        HttpBody body = HttpBody.bytes(
                theirs.text().getBytes(StandardCharsets.UTF_8),
                theirs.headers().first("content-type").orElseThrow());
        HttpCall signed = new Signature("bedrock", "eu-central-1", Clock.fixed(moment, ZoneOffset.UTC))
                .sign(HttpCall.post(address, headers, body), VendorClient.KEYS);
        assertThat(signed.headers().first("Authorization"))
                .isEqualTo(theirs.headers().first("authorization"));
    }

    @SuppressWarnings("unchecked")
    private static void fill(ConverseRequest.Builder request) {
        request.modelId("eu.anthropic.claude-3-7-sonnet-20250219-v1:0")
                .system(system -> system.text("Be brief."))
                .messages(
                        message -> message.role(ConversationRole.USER)
                                .content(
                                        ContentBlock.fromText("What is this?"),
                                        ContentBlock.fromImage(image -> image.format("png")
                                                .source(source -> source.bytes(SdkBytes.fromByteArray(PICTURE))))),
                        message -> message.role(ConversationRole.ASSISTANT)
                                .content(
                                        ContentBlock.fromReasoningContent(thought -> thought.reasoningText(
                                                text -> text.text("Look it up.").signature("c2ln"))),
                                        ContentBlock.fromToolUse(use -> use.toolUseId("call_1")
                                                .name("look_up")
                                                .input(Document.mapBuilder()
                                                        .putString("what", "picture")
                                                        .build()))),
                        message -> message.role(ConversationRole.USER)
                                .content(ContentBlock.fromToolResult(result -> result.toolUseId("call_1")
                                        .status(ToolResultStatus.ERROR)
                                        .content(content -> content.text("not found")))))
                .inferenceConfig(
                        config -> config.maxTokens(4096).temperature(0.5f).stopSequences("END"))
                .toolConfig(config -> config.tools(tool -> tool.toolSpec(specification -> specification
                                .name("look_up")
                                .description("Looks things up.")
                                .inputSchema(schema -> schema.json(Document.mapBuilder()
                                        .putString("type", "object")
                                        .build()))))
                        .toolChoice(choice -> choice.auto(auto -> {})))
                .guardrailConfig(guardrail -> guardrail
                        .guardrailIdentifier("abc")
                        .guardrailVersion("1")
                        .trace("enabled"));
    }

    private static HttpCall askedByThePlugin() {
        CannedVendor vendor = CannedVendor.answering(200, Rehearsal.WHOLE.body());
        BedrockProvider provider =
                new BedrockProvider(Rig.signed(Rig.NOWHERE, "a-secret"), TestContext.over(vendor, "bedrock"));
        try (provider;
                var chunks = provider.chat(chat(), TestCall.plain())) {
            assertThat(chunks.count()).isPositive();
            return vendor.asked();
        }
    }

    private static ChatRequest chat() {
        Part picture = new Part.Attachment(
                Part.Kind.IMAGE,
                new Media.Inline("image/png", Base64.getEncoder().encodeToString(PICTURE)),
                Optional.empty(),
                Extras.NONE);
        Tool tool = new Tool.Function(
                "look_up",
                Optional.of("Looks things up."),
                Optional.of(Asking.json("{'type':'object'}")),
                Optional.empty(),
                Extras.NONE);
        return Asking.ask(
                        "eu.anthropic.claude-3-7-sonnet-20250219-v1:0",
                        Message.of(Role.SYSTEM, "Be brief."),
                        Asking.said(Role.USER, new Part.Text("What is this?"), picture),
                        Asking.said(
                                Role.ASSISTANT,
                                new Part.Reasoning("Look it up.", Optional.of("c2ln"), Optional.empty(), Extras.NONE),
                                new Part.ToolCall(
                                        "call_1", "look_up", "{\"what\":\"picture\"}", Optional.empty(), Extras.NONE)),
                        Asking.said(
                                Role.TOOL,
                                new Part.ToolResult(
                                        "call_1",
                                        List.of(new Part.Text("not found")),
                                        Part.Outcome.FAILED,
                                        Extras.NONE)))
                .sampling(Sampling.DEFAULTS
                        .vary()
                        .maxTokens(4096)
                        .temperature(0.5)
                        .stop(List.of("END"))
                        .build())
                .tools(new ToolUse(List.of(tool), Optional.of(ToolChoice.Mode.AUTO), Optional.empty()))
                .extra(Asking.json("{'guardrailConfig':{'guardrailIdentifier':'abc','guardrailVersion':'1',"
                        + "'trace':'enabled'}}"))
                .build();
    }
}
