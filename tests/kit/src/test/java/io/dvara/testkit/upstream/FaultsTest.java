package io.dvara.testkit.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final ScriptedUpstream upstream = ScriptedUpstream.start();

    @AfterEach
    void stop() {
        upstream.close();
    }

    @Test
    void resetsBeforeTheFirstByte() throws Exception {
        upstream.enqueue(Script.hangUp(Cut.RESET));
        try (RawCaller raw = new RawCaller(upstream)) {
            raw.send(RawCaller.GET);
            assertThatThrownBy(raw::readToEnd)
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void endsBeforeTheFirstByte() throws Exception {
        upstream.enqueue(Script.hangUp(Cut.FIN));
        try (RawCaller raw = new RawCaller(upstream)) {
            assertThat(raw.send(RawCaller.GET).readToEnd()).isEmpty();
        }
    }

    @Test
    void breaksInsideAFrameAndWhatCameBeforeArrives() throws Exception {
        Script begun = Script.events().event("whole").send("data: {\"ha");
        upstream.enqueue(begun.cut(Cut.FIN), begun.cut(Cut.RESET));

        try (RawCaller raw = new RawCaller(upstream)) {
            assertThat(raw.send(RawCaller.GET).readToEnd()).endsWith("data: {\"ha\r\n");
        }
        try (RawCaller raw = new RawCaller(upstream)) {
            raw.send(RawCaller.GET).readUntil("data: {\"ha\r\n");
            assertThatThrownBy(raw::readToEnd).hasMessageContaining("reset");
        }
    }

    @Test
    void aCutInsideARepetitionEndsTheScript() throws Exception {
        upstream.enqueue(
                Script.events().repeat(5, s -> s.send("x").cut(Cut.FIN)).send("never"));
        try (RawCaller raw = new RawCaller(upstream)) {
            assertThat(raw.send(RawCaller.GET).readToEnd()).endsWith("1\r\nx\r\n");
        }
    }

    @Test
    void breaksTheFramingItself() throws Exception {
        upstream.enqueue(
                Script.events().event("good").sendRaw("zz\r\nbad chunk").cut(Cut.FIN));
        try (Caller caller = new Caller()) {
            assertThatThrownBy(() -> caller.get(upstream.uri())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void answersWhatIsNoHttp() throws Exception {
        upstream.enqueue(Script.raw("SSH-2.0-OpenSSH_9.9\r\n\r\n").stall());
        try (Caller caller = new Caller()) {
            assertThatThrownBy(() -> caller.get(upstream.uri())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aRequestOnAConnectionThatWasEndedIsReset() throws Exception {
        upstream.enqueue(Script.answer(200).send("last").cut(Cut.FIN));
        try (RawCaller raw = new RawCaller(upstream)) {
            raw.send(RawCaller.GET).readToEnd();
            raw.send(RawCaller.GET);
            upstream.awaitOpenConnections(0);
        }
        assertThat(upstream.attempts()).isOne();
        assertThat(upstream.peerClosed(upstream.awaitRequest())).isEmpty();
    }

    @Test
    void aClosedUpstreamRefusesAndMayComeBackOnItsPort() throws Exception {
        int port = upstream.port();
        URI uri = upstream.uri();
        upstream.close();
        try (Caller caller = new Caller()) {
            assertThatThrownBy(() -> caller.get(uri)).isInstanceOf(ConnectException.class);
            try (ScriptedUpstream back = ScriptedUpstream.startOn(port)) {
                back.enqueue(Script.answer(200).send("back"));
                assertThat(caller.get(uri).body()).isEqualTo("back");
            }
        }
    }

    @Test
    void aConnectToAnUnreachableAddressHangs() throws Exception {
        try (UnreachableAddress address = UnreachableAddress.open()) {
            HttpURLConnection call = (HttpURLConnection) address.uri().toURL().openConnection();
            call.setConnectTimeout(100);
            assertThatThrownBy(call::connect).isInstanceOf(SocketTimeoutException.class);
        }
    }
}
