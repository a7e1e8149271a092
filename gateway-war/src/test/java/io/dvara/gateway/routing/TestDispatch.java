package io.dvara.gateway.routing;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Role;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.Provider;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.TestMetrics;
import io.dvara.gateway.TestSettings;
import io.dvara.gateway.config.Resilience;
import io.dvara.gateway.health.Lanes;
import io.dvara.gateway.health.Vitals;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.live.CallLimits;
import io.dvara.gateway.live.Generation;
import io.dvara.gateway.live.LiveGeneration;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.live.Quarantine;
import io.dvara.gateway.shared.LocalKeep;
import io.dvara.gateway.upstream.Attempts;
import io.dvara.gateway.upstream.MediaFetch;
import io.dvara.gateway.upstream.Watch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A dispatcher whose time is fake, and providers that do what tests say. */
final class TestDispatch {

    static final Duration MINUTE = Duration.ofMinutes(1);

    final TestTempo tempo = new TestTempo();
    final TestMetrics metrics = new TestMetrics();
    final Vitals vitals = new Vitals(metrics, tempo);
    final Lanes lanes = new Lanes();
    Resilience resilience = TestSettings.resilience();
    private final Quarantine quarantine = new Quarantine();
    private final Attempts attempts = new Attempts(new Watch(), new MediaFetch(TestSettings.usual()));
    private final ModelCatalogue catalogue = new ModelCatalogue(new LiveGeneration(), attempts, quarantine, metrics);
    private final Dispatcher dispatcher = new Dispatcher(
            new ModelRouter(catalogue, new Strategies(new Visits(quarantine), quarantine, metrics)),
            new Relay(
                    new Courses(vitals, lanes, tempo, catalogue),
                    attempts,
                    quarantine,
                    new Failures(metrics),
                    new Hedges(metrics)),
            new Thoughts(new LocalKeep(TestSettings.usual()), new JacksonCodec(), TestSettings.usual()));

    /** What a provider does when it is asked. */
    interface Deed extends Supplier<Stream<ChatChunk>> {}

    /** Serves. */
    static Deed serves() {
        return () -> Stream.of(ChatChunk.of(ChoiceDelta.of(0, new Delta.Text(0, "hi"))), end());
    }

    /** Begins and breaks. */
    static Deed breaksAfterContent() {
        return () -> Stream.concat(
                Stream.of(ChatChunk.of(ChoiceDelta.of(0, new Delta.Text(0, "half")))),
                Stream.of(1).map(_ -> {
                    throw new ProviderException(Fault.BROKEN, "it broke");
                }));
    }

    static Deed fails(Fault fault) {
        return () -> {
            throw new ProviderException(fault, "it failed: " + fault);
        };
    }

    /** Fails and asks to be left alone. */
    static Deed fails(Fault fault, Duration retryAfter) {
        return () -> {
            throw new ProviderException(
                    fault,
                    "slow down",
                    new ProviderException.Details(
                            Optional.empty(), Optional.of(retryAfter), OptionalInt.of(429), Optional.empty()));
        };
    }

    private static ChatChunk end() {
        return ChatChunk.of(ChoiceDelta.end(0, Finish.of(FinishReason.STOP)));
    }

    /** Makes a provider of the models {@code gpt…} that does one deed after the other, the last one from then on. */
    ProviderInstance provider(String name, Deed... deeds) {
        Queue<Deed> left = new ArrayDeque<>(List.of(deeds));
        ChatProvider provider = (_, _) -> (left.size() > 1 ? left.remove() : left.element()).get();
        return instance(name, provider);
    }

    ProviderInstance instance(String name, Provider provider) {
        CallLimits limits = new CallLimits(MINUTE, MINUTE, MINUTE, MINUTE, 1 << 20);
        return new ProviderInstance(
                name, "test", "plugin-" + name, provider, List.of("gpt"), limits, resilience, "TEST_KEY");
    }

    TestJourney journey(ProviderInstance... providers) {
        return new TestJourney(new Generation(1, List.of(providers), List.of(), () -> {}));
    }

    Stream<ChatChunk> open(TestJourney journey) {
        return dispatcher.chat(
                journey,
                ChatRequest.of("gpt-4o", List.of(Message.of(Role.USER, "hi")))
                        .delivery(Delivery.STREAMED)
                        .build());
    }

    OptionalLong count(TestJourney journey) {
        return dispatcher.count(
                journey,
                ChatRequest.of("gpt-4o", List.of(Message.of(Role.USER, "hi"))).build(),
                Fitting.NONE);
    }

    /** Asks the providers once more and reads to the end. */
    TestJourney ask(ProviderInstance... providers) {
        TestJourney journey = journey(providers);
        try (Stream<ChatChunk> chunks = open(journey)) {
            chunks.forEach(_ -> {});
        }
        return journey;
    }

    /** Asks and returns what went wrong. */
    RuntimeException failure(TestJourney journey) {
        try (Stream<ChatChunk> chunks = open(journey)) {
            chunks.forEach(_ -> {});
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("served");
    }
}
