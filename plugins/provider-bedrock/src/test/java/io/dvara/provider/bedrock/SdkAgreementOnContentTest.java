package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.CacheMarker;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.api.http.HttpCall;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.upstream.ReceivedRequest;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.CachePointBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

/** What the vendor's own client sends for tools, documents, films, thoughts and marks, and what this plugin does. */
@DisplayName("R-21, R-23: content goes out as from the vendor's own client")
class SdkAgreementOnContentTest {

    private static final String MODEL = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
    private static final String FILES_MODEL =
            "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-pro-v1:0";
    private static final Document SCHEMA =
            Document.mapBuilder().putString("type", "object").build();

    @Test
    void toolsThoughtsAndMarks() {
        assertAgreed(SdkAgreementOnContentTest::toolsThoughtsAndMarks, thoughtful());
    }

    @SuppressWarnings("unchecked")
    private static void toolsThoughtsAndMarks(ConverseRequest.Builder request) {
        CachePointBlock hour =
                CachePointBlock.builder().type("default").ttl("1h").build();
        request.modelId(MODEL)
                .system(SystemContentBlock.fromText("Be brief."), SystemContentBlock.fromCachePoint(hour))
                .messages(
                        message -> message.role(ConversationRole.USER).content(ContentBlock.fromText("Look")),
                        message -> message.role(ConversationRole.ASSISTANT)
                                .content(
                                        ContentBlock.fromReasoningContent(
                                                thought -> thought.redactedContent(SdkBytes.fromUtf8String("sealed"))),
                                        ContentBlock.fromToolUse(use -> use.toolUseId("a")
                                                .name("look")
                                                .input(Document.mapBuilder()
                                                        .putNumber("x", 1.5)
                                                        .build())),
                                        ContentBlock.fromToolUse(use -> use.toolUseId("b")
                                                .name("look")
                                                .input(Document.mapBuilder().build()))),
                        message -> message.role(ConversationRole.USER)
                                .content(
                                        ContentBlock.fromToolResult(result -> result.toolUseId("a")
                                                .content(
                                                        content -> content.json(Document.mapBuilder()
                                                                .putBoolean("found", true)
                                                                .build()),
                                                        content -> content.image(image -> image.format("jpeg")
                                                                .source(source ->
                                                                        source.bytes(SdkBytes.fromUtf8String("i")))))),
                                        ContentBlock.fromToolResult(
                                                result -> result.toolUseId("b").content(content -> content.text("no"))),
                                        ContentBlock.fromCachePoint(hour)))
                .inferenceConfig(config -> config.maxTokens(6_000))
                .toolConfig(config -> config.tools(
                        tool -> tool.toolSpec(
                                specification -> specification.name("look").inputSchema(schema -> schema.json(SCHEMA))),
                        tool -> tool.cachePoint(hour)))
                .additionalModelRequestFields(Document.mapBuilder()
                        .putDocument(
                                "thinking",
                                Document.mapBuilder()
                                        .putString("type", "enabled")
                                        .putNumber("budget_tokens", 2_048)
                                        .build())
                        .build());
    }

    private static ChatRequest thoughtful() {
        Extras hour = new Extras(Optional.of(new CacheMarker(Optional.of("1h"))), JsonValue.EMPTY_JSON_OBJECT);
        Tool look = new Tool.Function(
                "look", Optional.empty(), Optional.of(Asking.json("{'type':'object'}")), Optional.empty(), hour);
        return Asking.ask(
                        MODEL,
                        Asking.said(Role.SYSTEM, new Part.Text("Be brief.", List.of(), hour)),
                        Message.of(Role.USER, "Look"),
                        Asking.said(
                                Role.ASSISTANT,
                                new Part.Reasoning("", Optional.empty(), Optional.of("c2VhbGVk"), Extras.NONE),
                                call("a", "{\"x\":1.5}"),
                                call("b", "")),
                        Asking.said(
                                Role.TOOL,
                                result(
                                        "a",
                                        Extras.NONE,
                                        new Part.Opaque(Asking.json("{'json':{'found':true}}")),
                                        attachment(Part.Kind.IMAGE, new Media.Inline("image/jpeg", "aQ=="), ""))),
                        Asking.said(Role.TOOL, result("b", hour, new Part.Text("no"))))
                .tools(new ToolUse(List.of(look), Optional.empty(), Optional.empty()))
                .sampling(io.dvara.api.chat.Sampling.DEFAULTS
                        .vary()
                        .maxTokens(6_000)
                        .build())
                .reasoning(new ReasoningWish(Optional.empty(), OptionalLong.of(2_048)))
                .build();
    }

    @Test
    void documentsFilmsAndTiersForAnArn() {
        assertAgreed(SdkAgreementOnContentTest::documentsFilmsAndTiers, filed());
    }

    @SuppressWarnings("unchecked")
    private static void documentsFilmsAndTiers(ConverseRequest.Builder request) {
        request.modelId(FILES_MODEL)
                .messages(message -> message.role(ConversationRole.USER)
                        .content(
                                ContentBlock.fromDocument(document -> document.format("pdf")
                                        .name("report (1)")
                                        .source(source -> source.bytes(SdkBytes.fromUtf8String("pdf")))),
                                ContentBlock.fromDocument(document -> document.format("csv")
                                        .name("report (1) 2")
                                        .source(source -> source.bytes(SdkBytes.fromUtf8String("a,b")))),
                                ContentBlock.fromVideo(video -> video.format("mp4")
                                        .source(source -> source.s3Location(place -> place.uri("s3://b/a.mp4")))),
                                ContentBlock.fromText("Read")))
                .toolConfig(config -> config.tools(tool -> tool.toolSpec(specification -> specification
                                .name("look")
                                .description("Looks.")
                                .inputSchema(schema -> schema.json(SCHEMA))))
                        .toolChoice(choice -> choice.tool(tool -> tool.name("look"))))
                .serviceTier(tier -> tier.type("priority"))
                .performanceConfig(performance -> performance.latency("optimized"))
                .requestMetadata(java.util.Map.of("team", "x"));
    }

    private static ChatRequest filed() {
        Tool look = new Tool.Function(
                "look",
                Optional.of("Looks."),
                Optional.of(Asking.json("{'type':'object'}")),
                Optional.empty(),
                Extras.NONE);
        return Asking.ask(
                        FILES_MODEL,
                        Asking.said(
                                Role.USER,
                                attachment(
                                        Part.Kind.DOCUMENT,
                                        new Media.Inline("application/pdf", "cGRm"),
                                        "report_(1).pdf"),
                                attachment(
                                        Part.Kind.DOCUMENT, new Media.InlineText("text/csv", "a,b"), "report (1).csv"),
                                attachment(Part.Kind.VIDEO, new Media.Remote("s3://b/a.mp4", Optional.empty()), ""),
                                new Part.Text("Read")))
                .tools(new ToolUse(List.of(look), Optional.of(new ToolChoice.Named("look")), Optional.empty()))
                .extra(Asking.json("{'service_tier':'priority','metadata':{'team':'x'},"
                        + "'performanceConfig':{'latency':'optimized'}}"))
                .build();
    }

    private static void assertAgreed(Consumer<ConverseRequest.Builder> theirs, ChatRequest ours) {
        ReceivedRequest wanted = VendorClient.converse(theirs);
        CannedVendor vendor = CannedVendor.answering(200, Rehearsal.WHOLE.body());
        TestCall call = TestCall.plain();
        try (BedrockProvider provider = Asking.provider(vendor);
                var chunks = provider.chat(ours, call)) {
            assertThat(chunks.count()).isPositive();
        }
        HttpCall sent = vendor.asked();
        assertThat(sent.uri().getRawPath()).isEqualTo(wanted.line().target());
        JsonObject body = Asking.body(sent);
        assertThat(Plain.of(body)).isEqualTo(Plain.of(wanted.json()));
        assertThat(call.droppedFields()).isEmpty();
    }

    private static Part call(String id, String arguments) {
        return new Part.ToolCall(id, "look", arguments, Optional.empty(), Extras.NONE);
    }

    private static Part result(String id, Extras extras, Part... parts) {
        return new Part.ToolResult(id, List.of(parts), Part.Outcome.DONE, extras);
    }

    private static Part attachment(Part.Kind kind, Media media, String name) {
        return new Part.Attachment(kind, media, Optional.of(name), Extras.NONE);
    }
}
