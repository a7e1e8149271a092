package io.dvara.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Role;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.NativeDialects;
import io.dvara.api.provider.Provider;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.TestMetrics;
import io.dvara.gateway.TestSettings;
import io.dvara.gateway.health.Lanes;
import io.dvara.gateway.health.Vitals;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.live.CallLimits;
import io.dvara.gateway.live.DormantProvider;
import io.dvara.gateway.live.Generation;
import io.dvara.gateway.live.LiveGeneration;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.live.Quarantine;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.shared.LocalKeep;
import io.dvara.gateway.upstream.Attempts;
import io.dvara.gateway.upstream.MediaFetch;
import io.dvara.gateway.upstream.Watch;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DispatcherTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final ChatChunk ROLE = ChatChunk.of(ChoiceDelta.of(0, new Delta.Text(0, "")));
    private static final ChatChunk END = ChatChunk.of(ChoiceDelta.end(0, Finish.of(FinishReason.STOP)));

    private final TestTempo tempo = new TestTempo();
    private final TestMetrics metrics = new TestMetrics();
    private final Quarantine quarantine = new Quarantine();
    private final Attempts attempts = new Attempts(new Watch(), new MediaFetch(TestSettings.usual()));
    private final AtomicInteger closed = new AtomicInteger();

    @Test
    @DisplayName("R-09: breaks before the first content go on to the next target unseen")
    void failsOverBeforeTheFirstContent() {
        TestJourney journey = journey(
                provider("a", "gpt", answering(() -> Stream.concat(Stream.of(ROLE), broken(Fault.BROKEN)))),
                provider("b", "gpt", answering(() -> Stream.of(text("hello"), END))));
        assertThat(open(journey).map(DispatcherTest::words)).containsExactly("hello", "");
        assertThat(journey.attempted).containsExactly("a:gpt-4o", "b:gpt-4o");
        assertThat(metrics.counted).containsExactly("error a BROKEN", "fallback a b");
    }

    @Test
    @DisplayName("R-09: breaks after the first content end the stream in an error")
    void neverFailsOverAfterTheFirstContent() {
        TestJourney journey = journey(
                provider("a", "gpt", answering(() -> Stream.concat(Stream.of(text("half")), broken(Fault.BROKEN)))),
                provider("b", "gpt", answering(() -> Stream.of(text("other"), END))));
        Stream<ChatChunk> chunks = open(journey);
        assertThatThrownBy(chunks::toList).isInstanceOf(ProviderException.class);
        assertThat(journey.attempted).containsExactly("a:gpt-4o");
    }

    @Test
    void doesNotGoOnAfterARequestThatWouldFailEverywhere() {
        TestJourney journey = journey(
                provider("a", "gpt", answering(() -> broken(Fault.REJECTED))),
                provider("b", "gpt", answering(() -> Stream.of(text("x"), END))));
        assertThatThrownBy(() -> open(journey)).isInstanceOf(ProviderException.class);
        assertThat(journey.attempted).hasSize(1);
    }

    @Test
    @DisplayName("R-05, R-08: a stream without a finish reason did not end")
    void tellsAStreamWithoutAFinishReasonFromAnEnd() {
        TestJourney journey = journey(provider("a", "gpt", answering(() -> Stream.of(text("half")))));
        Stream<ChatChunk> chunks = open(journey);
        assertThatThrownBy(chunks::toList).hasMessageContaining("without a finish reason");
    }

    @Test
    void refusesAnEmptyAnswer() {
        assertThatThrownBy(() -> open(journey(provider("a", "gpt", answering(Stream::empty)))))
                .isInstanceOf(ProviderException.class);
    }

    @Test
    void turnsWhatAPluginThrowsIntoAnErrorWithoutItsMessage() {
        TestJourney journey = journey(provider("a", "gpt", answering(() -> {
            throw new IllegalStateException("the prompt was: secret");
        })));
        assertThatThrownBy(() -> open(journey))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("plugin-a")
                .hasMessageNotContaining("secret");
        assertThat(metrics.counted).contains("plugin error plugin-a");
    }

    @Test
    void closesTheProvidersStream() {
        open(journey(provider("a", "gpt", answering(() -> Stream.of(text("x"), END)))))
                .close();
        assertThat(closed.get()).isEqualTo(1);
    }

    @Test
    void closesTheProvidersStreamThatFailsBeforeTheFirstContent() {
        TestJourney journey = journey(provider("a", "gpt", answering(() -> broken(Fault.FAILED))));
        assertThatThrownBy(() -> open(journey)).isInstanceOf(ProviderException.class);
        assertThat(closed.get()).isEqualTo(journey.attempted.size());
    }

    @Test
    void doesNotCallAPluginInQuarantine() {
        quarantine.lost("plugin-a");
        quarantine.lost("plugin-a");
        TestJourney journey = journey(provider("a", "gpt", answering(() -> Stream.of(text("x"), END))));
        assertThatThrownBy(() -> open(journey)).hasMessageContaining("quarantined");
        assertThat(journey.attempted).isEmpty();
    }

    @Test
    void cutsARoutingPrefixOffAndLetsTheLongestOneWin() {
        TestJourney journey = journey(
                provider("a", "gpt", answering(() -> Stream.of(text("a"), END))),
                provider("b", "gpt-4o/", answering(() -> Stream.of(text("b"), END))));
        open(journey, "gpt-4o/mini").close();
        assertThat(journey.attempted).containsExactly("b:mini");
    }

    @Test
    void takesAProvidersNameAsAnExplicitChoice() {
        TestJourney journey = journey(
                provider("lab", "x", answering(() -> Stream.of(text("a"), END))),
                provider("b", "lab", answering(() -> Stream.of(text("b"), END))));
        open(journey, "lab/some/model").close();
        assertThat(journey.attempted).containsExactly("lab:some/model");
    }

    @Test
    void saysWhichSettingWouldEnableAModel() {
        Generation generation = new Generation(
                1, List.of(), List.of(new DormantProvider("acme", "ACME_API_KEY", List.of("acme-"))), () -> {});
        assertThatThrownBy(() -> open(new TestJourney(generation), "acme-1"))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_PROVIDER))
                .hasMessageStartingWith("No provider supports model: acme-1")
                .hasMessageContaining("ACME_API_KEY");
    }

    @Test
    void aStoredPromptWithoutAModelGoesToTheOneWhoMayKeepIt() {
        TestJourney journey = journey(
                provider("a", "gpt", answering(() -> Stream.of(text("a"), END))),
                provider("own", "o", new Keeper(answering(() -> Stream.of(text("b"), END)))));
        open(journey, "").close();
        assertThat(journey.attempted).containsExactly("own:");
    }

    @Test
    void aStoredPromptWithoutAModelThatSeveralMayKeepIsRefusedByTheirNames() {
        Provider keeper = new Keeper(answering(() -> Stream.of(text("b"), END)));
        assertThatThrownBy(() -> open(journey(provider("own", "o", keeper), provider("blue", "b", keeper)), ""))
                .isInstanceOfSatisfying(Refusal.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
                    assertThat(e.param()).hasValue("model");
                })
                .hasMessageContaining("own, blue")
                .hasMessageContaining("own/<model>");
        assertThatThrownBy(() -> open(journey(provider("a", "gpt", answering(Stream::empty))), ""))
                .hasMessageContaining("none is configured");
    }

    private record Keeper(ChatProvider answers) implements ChatProvider, NativeDialects {

        @Override
        public Stream<ChatChunk> chat(ChatRequest request, Call call) {
            return answers.chat(request, call);
        }

        @Override
        public Set<Dialect> nativeDialects() {
            return Set.of(Dialect.RESPONSES);
        }
    }

    private Stream<ChatChunk> open(TestJourney journey) {
        return open(journey, "gpt-4o");
    }

    private Stream<ChatChunk> open(TestJourney journey, String model) {
        ModelCatalogue catalogue = new ModelCatalogue(new LiveGeneration(), attempts, quarantine, metrics);
        Courses courses = new Courses(new Vitals(metrics, tempo), new Lanes(), tempo, catalogue);
        Dispatcher dispatcher = new Dispatcher(
                new ModelRouter(catalogue, new Strategies(new Visits(quarantine), quarantine, metrics)),
                new Relay(courses, attempts, quarantine, new Failures(metrics), new Hedges(metrics)),
                new Thoughts(new LocalKeep(TestSettings.usual()), new JacksonCodec(), TestSettings.usual()));
        return dispatcher.chat(
                journey,
                ChatRequest.of(model, List.of(Message.of(Role.USER, "hi")))
                        .delivery(Delivery.STREAMED)
                        .build());
    }

    private static TestJourney journey(ProviderInstance... providers) {
        return new TestJourney(new Generation(1, List.of(providers), List.of(), () -> {}));
    }

    private static ProviderInstance provider(String name, String prefix, Provider provider) {
        CallLimits limits = new CallLimits(MINUTE, MINUTE, MINUTE, MINUTE, 1 << 20);
        return new ProviderInstance(
                name,
                "test",
                "plugin-" + name,
                provider,
                List.of(prefix),
                limits,
                TestSettings.resilience(),
                "TEST_KEY");
    }

    private ChatProvider answering(Supplier<Stream<ChatChunk>> chunks) {
        return (_, _) -> chunks.get().onClose(closed::incrementAndGet);
    }

    private static ChatChunk text(String text) {
        return ChatChunk.of(ChoiceDelta.of(0, new Delta.Text(0, text)));
    }

    private static Stream<ChatChunk> broken(Fault fault) {
        return Stream.<ChatChunk>generate(() -> {
                    throw new ProviderException(fault, "it broke");
                })
                .limit(1);
    }

    private static String words(ChatChunk chunk) {
        StringBuilder words = new StringBuilder();
        chunk.choices()
                .forEach(choice -> choice.deltas().forEach(delta -> {
                    if (delta instanceof Delta.Text text) {
                        words.append(text.text());
                    }
                }));
        return words.toString();
    }
}
