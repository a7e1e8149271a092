package io.dvara.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.Media;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.TestSettings;
import io.dvara.gateway.config.Settings;
import io.dvara.gateway.live.CallLimits;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.testkit.upstream.Gate;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R-23: fetching remote media goes through a guard and a size cap")
class MediaFetchTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final CallLimits PATIENT = new CallLimits(LONG, LONG, LONG, LONG, 1 << 20);
    private static final String FIELD = "messages[0].content[1]";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};
    private static final int OWN_PORT = 47;

    private final ScriptedUpstream host = ScriptedUpstream.start();
    private final AtomicInteger lookUps = new AtomicInteger();
    private final Watch watch = new Watch();
    private MediaFetch fetch = fetching(1 << 20, LONG);

    @BeforeEach
    void start() {
        watch.start();
    }

    @AfterEach
    void stop() throws IOException {
        fetch.stop();
        watch.stop();
        host.close();
    }

    @Test
    void fetchesFromAListedHostWithoutTellingItAnything() {
        host.enqueue(Script.answer(200).header("Content-Type", "image/jpeg").send(PNG));
        assertThat(fetch(url("files.test", "/a.png?sig=1")))
                .contains(new Media.Inline("image/png", Base64.getEncoder().encodeToString(PNG)));
        ReceivedRequest request = host.awaitRequest();
        assertThat(request.line().target()).isEqualTo("/a.png?sig=1");
        assertThat(request.headers().toString()).doesNotContainIgnoringCase("dvara-hops", "trace", "authorization");
        assertThat(lookUps).hasValue(1);
    }

    @Test
    void fetchesNothingUnlessToldTo() throws IOException {
        fetch.stop();
        fetch = new MediaFetch(TestSettings.usual());
        assertThat(fetch(url("files.test", "/a.png"))).isEmpty();
        assertThat(host.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://private.test/a.png",
                "https://metadata.test/a.png",
                "https://unknown.test/a.png",
                "https://mixed.test/a.png",
                "https://127.0.0.1/a.png",
                "https://[::1]/a.png",
                "https://[::ffff:10.0.0.1]/a.png",
                "https://2130706433/a.png",
                "https://own.test:47/a.png",
                "http://93.184.216.34/a.png",
                "ftp://files.test/a.png",
                "file:///etc/passwd",
                "https://user:secret@files.test/a.png",
                "https:/a.png",
                "https://files.test/a b.png",
                "a.png"
            })
    void refusesAddressesAndTellsNeitherThemNorWhatTheyResolveTo(String url) {
        assertThatThrownBy(() -> fetch(url))
                .isInstanceOfSatisfying(ProviderException.class, refused -> {
                    assertThat(refused.fault()).isEqualTo(Fault.UNSUPPORTED_PARAMETER);
                    assertThat(refused.details().field()).contains(FIELD);
                })
                .hasMessageStartingWith(FIELD)
                .hasMessageNotContainingAny("a.png", "10.1.2.3", "169.254", "127.0.0.1", "secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"private.test", "metadata.test", "mixed.test", "127.0.0.1", "[::ffff:127.0.0.1]", "own.test"})
    void connectsToNothingThatIsNotPublic(String name) {
        assertThatThrownBy(() -> fetch("https://" + name + ":" + host.port() + "/a.png"))
                .hasMessageContaining("has no address of the public internet");
        assertThat(host.acceptedConnections()).isZero();
    }

    @Test
    void refusesAHostThatIsListedButIsThisGatewayOrLinkLocal() {
        assertThatThrownBy(() -> fetch("http://files.test:" + OWN_PORT + "/a.png"))
                .hasMessageContaining("allow-hosts");
        assertThatThrownBy(() -> fetch("http://169.254.169.254/latest")).hasMessageContaining("allow-hosts");
    }

    @Test
    void followsNoRedirect() {
        host.otherwise(Script.answer(302).header("Location", host.uri("/b.png").toString()));
        assertThatThrownBy(() -> fetch(url("files.test", "/a.png"))).hasMessageContaining("redirect");
        assertThat(host.requests()).hasSize(1);
    }

    @Test
    void refusesWhatIsNoMedium() {
        host.enqueue(
                Script.json(200, "{}"),
                Script.answer(200).header("Content-Type", "image/png").send("<html>"),
                Script.answer(404));
        assertThatThrownBy(() -> fetch(url("files.test", "/"))).hasMessageContaining("sends application/json");
        assertThatThrownBy(() -> fetch(url("files.test", "/"))).hasMessageContaining("sends image/png");
        assertThatThrownBy(() -> fetch(url("files.test", "/"))).hasMessageContaining("status 404");
    }

    @Test
    void endsWhatIsTooLargeWhetherItsLengthIsToldOrNot() throws IOException {
        fetch.stop();
        fetch = fetching(1000, LONG);
        host.enqueue(
                Script.answer(200).header("Content-Type", "image/png").send(new byte[1001]),
                Script.answer(200)
                        .header("Content-Type", "image/png")
                        .chunked()
                        .endlessly(part -> part.send(new byte[512])));
        assertThatThrownBy(() -> fetch(url("files.test", "/a"))).hasMessageContaining("dvara.media.max-bytes");
        assertThatThrownBy(() -> fetch(url("files.test", "/b"))).hasMessageContaining("dvara.media.max-bytes");
        host.awaitPeerClosed(host.awaitRequests(2).getLast());
    }

    @Test
    void endsWhatDripsBeyondItsTime() throws IOException {
        fetch.stop();
        fetch = fetching(1 << 20, Duration.ofSeconds(3));
        host.enqueue(Script.answer(200)
                .header("Content-Type", "image/png")
                .chunked()
                .endlessly(part -> part.send("x").pause(Duration.ofMillis(20))));
        assertThatThrownBy(() -> fetch(url("files.test", "/"))).hasMessageContaining("dvara.media.timeout");
        host.awaitPeerClosed(host.awaitRequest());
    }

    @Test
    @DisplayName("R-13: a fetch ends with the attempt for which it is made")
    void endsWithItsAttempt() throws Exception {
        host.enqueue(Script.silence());
        Attempts attempts = new Attempts(watch, fetch);
        try (Attempt attempt = attempts.open(PATIENT, new TestCaller())) {
            CompletableFuture<Optional<Media.Inline>> fetched = CompletableFuture.supplyAsync(
                    () -> attempt.fetch(new Media.Remote(url("files.test", "/"), Optional.empty()), FIELD));
            ReceivedRequest request = host.awaitRequest();
            attempt.cancel();
            assertThat(fetched.handle((_, thrown) -> thrown.getCause()).get(60, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            ProviderException.class, e -> assertThat(e.fault()).isEqualTo(Fault.CANCELLED));
            host.awaitPeerClosed(request);
        }
    }

    @Test
    void fetchesOnceForAllAttemptsOfARequest() {
        host.enqueue(Script.answer(200).header("Content-Type", "image/png").send(PNG));
        TestCaller caller = new TestCaller();
        assertThat(List.of(fetch(caller, "/a"), fetch(caller, "/a"))).allMatch(Optional::isPresent);
        assertThat(host.requests()).hasSize(1);
    }

    @Test
    void tellsLaterAttemptsTooWhyThereIsNothing() {
        host.enqueue(Script.answer(404));
        TestCaller caller = new TestCaller();
        assertThatThrownBy(() -> fetch(caller, "/a")).hasMessageContaining("status 404");
        assertThatThrownBy(() -> fetch(caller, "/a")).hasMessageContaining("status 404");
        assertThat(host.requests()).hasSize(1);
    }

    @Test
    void goesOnForOneAttemptWhenAnotherOneIsCancelled() throws Exception {
        Gate gate = Gate.closed();
        host.enqueue(Script.answer(200)
                .header("Content-Type", "image/png")
                .heldBy(gate)
                .send(PNG));
        TestCaller caller = new TestCaller();
        Attempts attempts = new Attempts(watch, fetch);
        try (Attempt loser = attempts.open(PATIENT, caller);
                Attempt winner = attempts.open(PATIENT, caller)) {
            CompletableFuture<Optional<Media.Inline>> won = fetching(winner);
            gate.awaitArrival();
            CompletableFuture<Optional<Media.Inline>> lost = fetching(loser);
            loser.cancel();
            assertThat(lost.handle((_, thrown) -> thrown.getCause()).get(60, TimeUnit.SECONDS))
                    .isInstanceOf(ProviderException.class);
            gate.open();
            assertThat(won.get(60, TimeUnit.SECONDS)).isPresent();
        }
        assertThat(host.requests()).hasSize(1);
    }

    @Test
    void fetchesAgainWhatNobodyHadTheTimeToWaitFor() {
        host.enqueue(
                Script.silence(),
                Script.answer(200).header("Content-Type", "image/png").send(PNG));
        TestCaller caller = new TestCaller();
        try (Attempt hasty = new Attempts(watch, fetch).open(PATIENT, caller)) {
            CompletableFuture<Optional<Media.Inline>> fetched = fetching(hasty);
            ReceivedRequest request = host.awaitRequest();
            hasty.cancel();
            assertThatThrownBy(fetched::join).hasCauseInstanceOf(ProviderException.class);
            host.awaitPeerClosed(request);
        }
        assertThat(fetch(caller, "/a")).isPresent();
        assertThat(host.requests()).hasSize(2);
    }

    private CompletableFuture<Optional<Media.Inline>> fetching(Attempt attempt) {
        return CompletableFuture.supplyAsync(
                () -> attempt.fetch(new Media.Remote(url("files.test", "/a"), Optional.empty()), FIELD));
    }

    @Test
    void holdsNoMoreThanAllowedUntilRequestsEnd() {
        host.otherwise(_ -> Script.answer(200).header("Content-Type", "image/x").send(new byte[700_000]));
        TestCaller caller = new TestCaller();
        assertThat(fetch(caller, "/a")).isPresent();
        assertThat(fetch(caller, "/b")).isPresent();
        assertThatThrownBy(() -> fetch(caller, "/c")).hasMessageContaining("max-bytes-in-flight");
        assertThatThrownBy(() -> fetch(new TestCaller(), "/a"))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OVERLOADED));
        caller.end();
        assertThat(fetch(new TestCaller(), "/a")).isPresent();
    }

    private Optional<Media.Inline> fetch(TestCaller caller, String path) {
        try (Attempt attempt = new Attempts(watch, fetch).open(PATIENT, caller)) {
            return attempt.fetch(new Media.Remote(url("files.test", path), Optional.empty()), FIELD);
        }
    }

    private Optional<Media.Inline> fetch(String url) {
        try (Attempt attempt = new Attempts(watch, fetch).open(PATIENT, new TestCaller())) {
            return attempt.fetch(new Media.Remote(url, Optional.empty()), FIELD);
        }
    }

    private String url(String name, String path) {
        return "http://" + name + ":" + host.port() + path;
    }

    private MediaFetch fetching(long maxBytes, Duration timeout) {
        Settings.Media media =
                new Settings.Media(true, Set.of("files.test", "169.254.169.254"), maxBytes, 2_000_000, timeout);
        return new MediaFetch(TestSettings.fetching(media, OWN_PORT), this::addresses);
    }

    private InetAddress[] addresses(String name) throws UnknownHostException {
        lookUps.incrementAndGet();
        List<String> found = switch (name) {
            case "files.test", "own.test" -> List.of("127.0.0.1");
            case "private.test" -> List.of("10.1.2.3");
            case "metadata.test" -> List.of("169.254.169.254");
            case "mixed.test" -> List.of("8.8.8.8", "10.1.2.3");
            case "unknown.test" -> throw new UnknownHostException(name);
            default -> List.of(name);
        };
        InetAddress[] addresses = new InetAddress[found.size()];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = InetAddress.getByName(found.get(i));
        }
        return addresses;
    }
}
