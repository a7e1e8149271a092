package io.dvara.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.gateway.TestSettings;
import io.dvara.gateway.live.CallLimits;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WatchTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final CallLimits LIMITS = new CallLimits(MINUTE, MINUTE, MINUTE, MINUTE, 1 << 20);

    private final AtomicLong clock = new AtomicLong(1);
    private final Departures departures = new Departures(new ConnectionTable());
    private final Watch watch = new Watch(clock::get, departures);
    private final Attempts attempts = new Attempts(watch, new MediaFetch(TestSettings.usual()));

    @AfterEach
    void close() {
        departures.close();
    }

    /** How the kernel is asked. */
    private enum Way {
        QUESTIONS,
        TABLES
    }

    static Stream<Arguments> ways() {
        List<String> hosts = List.of("127.0.0.1", "::1");
        List<Boolean> endings = List.of(true, false);
        return hosts.stream()
                .flatMap(host -> endings.stream()
                        .flatMap(reset -> Stream.of(Way.values()).map(way -> Arguments.of(host, reset, way))));
    }

    @ParameterizedTest(name = "at {0}, by a reset: {1}, {2}")
    @MethodSource("ways")
    @DisplayName("R-13: a client that hangs up in silence is noticed by the kernel, asked for it alone or for all")
    void noticesAClientThatHangsUp(String host, boolean reset, Way way) throws Exception {
        InetAddress address = InetAddress.getByName(host);
        if (way == Way.QUESTIONS) {
            departures.prepare();
        }
        try (ServerSocket server = new ServerSocket(0, 1, address)) {
            Socket client = new Socket(address, server.getLocalPort());
            try (Socket accepted = server.accept()) {
                TestCaller caller = new TestCaller(Optional.of(connection(accepted)));
                CountDownLatch cancelled = new CountDownLatch(1);
                try (Attempt attempt = attempts.open(LIMITS, caller)) {
                    attempt.begin(cancelled::countDown);
                    clock.addAndGet(Duration.ofMillis(200).toNanos());
                    watch.sweep();
                    watch.sweep();
                    assertThat(caller.left.getCount()).isEqualTo(1);
                    if (reset) {
                        client.setSoLinger(true, 0);
                    }
                    client.close();
                    sweepUntil(caller.left);
                    assertThat(cancelled.await(60, TimeUnit.SECONDS)).isTrue();
                }
            }
        }
    }

    private static ClientConnection connection(Socket accepted) {
        return new ClientConnection(
                accepted.getInetAddress(), accepted.getPort(), accepted.getLocalAddress(), accepted.getLocalPort());
    }

    @Test
    @DisplayName("R-13: a client who hangs up ends both attempts that race for it")
    void noticesForEveryAttemptThatAClientHasHungUp() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Socket client = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
            try (Socket accepted = server.accept()) {
                TestCaller caller = new TestCaller(Optional.of(connection(accepted)));
                CountDownLatch cancelled = new CountDownLatch(2);
                try (Attempt first = attempts.open(LIMITS, caller);
                        Attempt second = attempts.open(LIMITS, caller)) {
                    first.begin(cancelled::countDown);
                    second.begin(cancelled::countDown);
                    clock.addAndGet(Duration.ofMillis(200).toNanos());
                    client.close();
                    sweepUntil(cancelled);
                }
            }
        }
    }

    @Test
    void tellsSilenceFourTimesASecond() {
        TestCaller caller = new TestCaller();
        try (Attempt attempt = attempts.open(LIMITS, caller)) {
            attempt.begin(() -> {});
            for (int i = 0; i < 60; i++) {
                clock.addAndGet(Duration.ofMillis(50).toNanos());
                watch.sweep();
            }
            assertThat(caller.silences.get()).isBetween(10, 12);
        }
    }

    @Test
    @DisplayName("R-13: a client is looked after also while bytes come that it does not see")
    void tellsOfALongWaitAlsoWhileBytesDrip() {
        TestCaller caller = new TestCaller();
        try (Attempt attempt = attempts.open(LIMITS, caller)) {
            attempt.begin(() -> {});
            for (int i = 0; i < 100; i++) {
                attempt.arrived();
                attempt.waitFor(Limit.CHUNK);
                pass(Duration.ofMillis(30));
            }
            assertThat(caller.silences.get()).isGreaterThan(8);
        }
    }

    @Test
    void interruptsAndThenGivesUpAThreadThatStaysInPluginCode() throws Exception {
        TestCaller caller = new TestCaller();
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Attempt attempt = attempts.open(LIMITS, caller)) {
            CountDownLatch entered = new CountDownLatch(1);
            Thread plugin = Thread.ofVirtual().start(() -> {
                attempt.enter();
                entered.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
            });
            entered.await();
            pass(MINUTE.plusMillis(1));
            pass(Duration.ofMillis(1100));
            assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
            pass(Duration.ofSeconds(3));
            assertThat(caller.abandoned.await(60, TimeUnit.SECONDS)).isTrue();
            plugin.join();
        }
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
        watch.sweep();
    }

    private void sweepUntil(CountDownLatch latch) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (latch.getCount() > 0 && System.nanoTime() < deadline) {
            watch.sweep();
        }
        assertThat(latch.getCount()).isZero();
    }
}
