package io.dvara.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.TestSettings;
import io.dvara.gateway.live.Drain;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PausesTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final Watch watch = new Watch();
    private final Drain drain = new Drain();
    private final Pauses pauses = new Pauses(new Attempts(watch, new MediaFetch(TestSettings.usual())), drain);

    @BeforeEach
    void start() {
        watch.start();
    }

    @AfterEach
    void stop() {
        watch.stop();
    }

    @Test
    void waitsForAsLongAsItIsTold() {
        long begin = System.nanoTime();
        pauses.rest(Duration.ofMillis(30), new TestCaller());
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(30_000_000);
    }

    @Test
    void endsWhenItIsCalled() {
        CountDownLatch called = new CountDownLatch(1);
        CompletableFuture.runAsync(called::countDown);
        pauses.queue(called, LONG, new TestCaller());
        assertThat(called.getCount()).isZero();
    }

    @Test
    void doesNotHoldAServerThatStops() {
        CompletableFuture.runAsync(drain::begin);
        pauses.rest(LONG, new TestCaller());
        assertThat(drain.begun()).isTrue();
    }

    @Test
    @DisplayName("R-13: a caller who leaves ends the wait before a retry")
    void endsWhenTheCallerLeaves() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Socket client = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
            try (Socket accepted = server.accept()) {
                TestCaller caller = new TestCaller(Optional.of(new ClientConnection(
                        accepted.getInetAddress(),
                        accepted.getPort(),
                        accepted.getLocalAddress(),
                        accepted.getLocalPort())));
                client.close();
                ProviderException left = catchThrowableOfType(ProviderException.class, () -> pauses.rest(LONG, caller));
                assertThat(left.fault()).isEqualTo(Fault.CANCELLED);
                assertThat(caller.left.getCount()).isZero();
            }
        }
    }
}
