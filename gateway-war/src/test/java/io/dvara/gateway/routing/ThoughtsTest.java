package io.dvara.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolUse;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.NativeDialects;
import io.dvara.gateway.TestSettings;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.live.CallLimits;
import io.dvara.gateway.live.Generation;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.shared.LocalKeep;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R-19: what a model thought before its calls comes back from clients that dropped it")
class ThoughtsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Optional<String> NONE = Optional.empty();
    private static final JsonObject NOTHING = JsonValue.EMPTY_JSON_OBJECT;
    private static final ToolUse TOOLS = new ToolUse(
            List.of(new Tool.Opaque(Json.createObjectBuilder().add("type", "x").build())),
            Optional.empty(),
            Optional.empty());

    private final Thoughts thoughts =
            new Thoughts(new LocalKeep(TestSettings.usual()), new JacksonCodec(), TestSettings.usual());
    private final TestJourney journey = new TestJourney(new Generation(1, List.of(), List.of(), () -> {}));

    @Test
    void putsSignedThoughtsBackBeforeTheCallsThatTheyLedTo() {
        answer(
                "acme",
                new Delta.Reasoning(0, "hm", NONE, NONE),
                new Delta.Reasoning(0, "m", Optional.of("sig"), NONE),
                new Delta.Reasoning(1, "", NONE, Optional.of("locked")),
                new Delta.Text(2, "I look."),
                call(0, "c1", NONE),
                new Delta.Reasoning(4, "again", Optional.of("sig2"), NONE),
                call(1, "c2", NONE));
        assertThat(next("acme", said("I look."), called("c1"), called("c2")))
                .containsExactly(
                        thought("hmm", Optional.of("sig"), NONE),
                        thought("", NONE, Optional.of("locked")),
                        said("I look."),
                        called("c1"),
                        thought("again", Optional.of("sig2"), NONE),
                        called("c2"));
    }

    @Test
    void signsTheCallThatWasSigned() {
        JsonObject extra = Json.createObjectBuilder().add("extra_content", "x").build();
        answer(
                "acme",
                new Delta.ToolCall(0, 0, Optional.of("c1"), Optional.of("f"), "{}", Optional.of("proof"), extra),
                call(1, "c2", NONE));
        assertThat(next("acme", called("c1"), called("c2")))
                .containsExactly(
                        new Part.ToolCall("c1", "f", "{}", Optional.of("proof"), Extras.of(extra)), called("c2"));
    }

    @Test
    void putsASignatureThatFollowsATextBehindIt() {
        answer(
                "acme",
                new Delta.Text(0, "So."),
                new Delta.Reasoning(1, "", Optional.of("s"), NONE),
                call(0, "c1", NONE));
        assertThat(next("acme", said("So."), called("c1")))
                .containsExactly(said("So."), thought("", Optional.of("s"), NONE), called("c1"));
    }

    @Test
    void replacesThoughtsThatTheClientBroughtWithoutTheirSignature() {
        answer("acme", new Delta.Reasoning(0, "hm", Optional.of("sig"), NONE), call(0, "c1", NONE));
        assertThat(next("acme", thought("hm", NONE, NONE), called("c1")))
                .containsExactly(thought("hm", Optional.of("sig"), NONE), called("c1"));
    }

    @Test
    void leavesAloneWhatTheClientBroughtWithASignature() {
        answer("acme", new Delta.Reasoning(0, "hm", Optional.of("sig"), NONE), call(0, "c1", NONE));
        Part own = thought("other", Optional.of("own"), NONE);
        assertThat(next("acme", own, called("c1"))).containsExactly(own, called("c1"));
    }

    @Test
    void leavesToClientsOfTheMessagesDialectWhatTheyBringToItsVendors() {
        answer("scribe", new Delta.Reasoning(0, "hm", Optional.of("sig"), NONE), call(0, "c1", NONE));
        ChatRequest own = request(conversation(called("c1")))
                .vary()
                .dialect(Dialect.MESSAGES)
                .build();
        assertThat(thoughts.restored(own, journey, provider("scribe"))).isSameAs(own);
        assertThat(next("scribe", called("c1"))).hasSize(2);
    }

    @Test
    void tellsNoVendorWhatAnotherOneSigned() {
        answer("acme", new Delta.Reasoning(0, "hm", Optional.of("sig"), NONE), call(0, "c1", NONE));
        assertThat(next("other", called("c1"))).containsExactly(called("c1"));
    }

    @Test
    void bringsClearThoughtsBackOnlyToVendorsOfTheChatDialectAndWithinATurn() {
        answer("chatty", new Delta.Reasoning(0, "hm", NONE, NONE), call(0, "c1", NONE));
        answer("acme", new Delta.Reasoning(0, "hm", NONE, NONE), call(0, "c1", NONE));
        assertThat(next("chatty", called("c1"))).containsExactly(thought("hm", NONE, NONE), called("c1"));
        assertThat(next("acme", called("c1"))).containsExactly(called("c1"));
        List<Message> over = new ArrayList<>(conversation(called("c1")));
        over.add(Message.of(Role.USER, "thanks"));
        assertThat(restored("chatty", over).get(1).parts()).containsExactly(called("c1"));
    }

    @Test
    void remembersNothingOfAnswersWithoutCalls() {
        answer("acme", new Delta.Reasoning(0, "hm", Optional.of("sig"), NONE), new Delta.Text(1, "No."));
        assertThat(next("acme", said("No."))).containsExactly(said("No."));
    }

    @Test
    void putsTheDetailsOfThoughtsBackWhoseTextsCameInPieces() {
        note(
                "chatty",
                Stream.of(
                        detail("{'type':'reasoning.text','text':'h','index':0,'signature':null}"),
                        detail("{'type':'reasoning.text','text':'m','index':0,'signature':'sig'}"),
                        detail("{'type':'reasoning.encrypted','data':'locked','index':1}"),
                        ChatChunk.of(ChoiceDelta.of(0, call(0, "c1", NONE))),
                        ChatChunk.of(ChoiceDelta.end(0, Finish.of(FinishReason.TOOL_CALLS)))));
        assertThat(restored("chatty", conversation(called("c1")))
                        .get(1)
                        .extras()
                        .fields()
                        .toString()
                        .replace('"', '\''))
                .isEqualTo("{'reasoning_details':["
                        + "{'type':'reasoning.text','index':0,'signature':'sig','text':'hm'},"
                        + "{'type':'reasoning.encrypted','index':1,'data':'locked'}]}");
        assertThat(restored("acme", conversation(called("c1"))).get(1).extras()).isEqualTo(Extras.NONE);
    }

    private void answer(String type, Delta... deltas) {
        Stream<ChatChunk> chunks = Stream.concat(
                Stream.of(deltas).map(it -> ChatChunk.of(ChoiceDelta.of(0, it))),
                Stream.of(ChatChunk.of(ChoiceDelta.end(0, Finish.of(FinishReason.TOOL_CALLS)))));
        note(type, chunks);
    }

    private void note(String type, Stream<ChatChunk> chunks) {
        ChatRequest asked = request(List.of(Message.of(Role.USER, "go")));
        assertThat(thoughts.noted(chunks, asked, journey, provider(type))).isNotEmpty();
    }

    private static ChatChunk detail(String json) {
        JsonObject extra = new JacksonCodec().readObject("{\"reasoning_details\":[" + json.replace('\'', '"') + "]}");
        return ChatChunk.of(new ChoiceDelta(0, List.of(), Optional.empty(), Optional.empty(), extra, NOTHING));
    }

    private List<Part> next(String type, Part... parts) {
        return restored(type, conversation(parts)).get(1).parts();
    }

    private List<Message> restored(String type, List<Message> messages) {
        return thoughts.restored(request(messages), journey, provider(type)).messages();
    }

    private static List<Message> conversation(Part... parts) {
        return List.of(
                Message.of(Role.USER, "go"),
                new Message(Role.ASSISTANT, List.of(parts), NONE, Extras.NONE),
                new Message(
                        Role.TOOL,
                        List.of(new Part.ToolResult("c1", List.of(), Part.Outcome.DONE, Extras.NONE)),
                        NONE,
                        Extras.NONE));
    }

    private static ChatRequest request(List<Message> messages) {
        return ChatRequest.of("m", messages).tools(TOOLS).build();
    }

    private static Delta call(int index, String id, Optional<String> signature) {
        return new Delta.ToolCall(9 + index, index, Optional.of(id), Optional.of("f"), "{}", signature, NOTHING);
    }

    private static Part called(String id) {
        return new Part.ToolCall(id, "f", "{}", NONE, Extras.NONE);
    }

    private static Part said(String text) {
        return new Part.Text(text);
    }

    private static Part thought(String text, Optional<String> signature, Optional<String> sealed) {
        return new Part.Reasoning(text, signature, sealed, Extras.NONE);
    }

    private interface Scribe extends ChatProvider, NativeDialects {

        @Override
        default Set<Dialect> nativeDialects() {
            return Set.of(Dialect.MESSAGES);
        }
    }

    private interface Chatty extends ChatProvider, NativeDialects {

        @Override
        default Set<Dialect> nativeDialects() {
            return Set.of(Dialect.CHAT);
        }
    }

    private static ProviderInstance provider(String type) {
        ChatProvider silent = (_, _) -> Stream.empty();
        Chatty chatty = (_, _) -> Stream.empty();
        Scribe scribe = (_, _) -> Stream.empty();
        return new ProviderInstance(
                type,
                type,
                "plugin",
                switch (type) {
                    case "chatty" -> chatty;
                    case "scribe" -> scribe;
                    default -> silent;
                },
                List.of(),
                new CallLimits(MINUTE, MINUTE, MINUTE, MINUTE, 1 << 20),
                TestSettings.resilience(),
                "TEST_KEY");
    }
}
