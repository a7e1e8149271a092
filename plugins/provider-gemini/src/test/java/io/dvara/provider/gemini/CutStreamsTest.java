package io.dvara.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.upstream.RecordedExchange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("R-08: a recorded stream that is cut anywhere never ends clean")
class CutStreamsTest {

    private static final int SHORT = 4_096;

    @TestFactory
    Stream<DynamicTest> breaksAtEveryOffsetBeforeTheReasonForTheEnd() {
        return DynamicTest.stream(
                Recorded.answered()
                        .filter(exchange -> exchange.response().isStream()
                                && exchange.response().body().length <= SHORT),
                RecordedExchange::toString,
                exchange -> checkEveryCut(exchange.response().body()));
    }

    private static void checkEveryCut(byte[] body) {
        List<ChatChunk> whole = new ArrayList<>();
        assertThat(read(body, whole)).isFalse();
        int safe = endOfReason(body);
        for (int length = 0; length < body.length; length++) {
            List<ChatChunk> seen = new ArrayList<>();
            boolean broke = read(Arrays.copyOf(body, length), seen);
            assertThat(broke).as("cut after %d bytes", length).isEqualTo(length < safe);
            assertThat(seen).isEqualTo(whole.subList(0, seen.size()));
        }
    }

    /** Returns how many bytes there are to the end of the event that tells why the answer ends. */
    private static int endOfReason(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String blank = text.contains("\r\n") ? "\r\n\r" : "\n\n";
        return text.indexOf(blank, text.indexOf("\"finishReason\"")) + blank.length();
    }

    private static boolean read(byte[] body, List<ChatChunk> seen) {
        ChatRequest request =
                Sending.ask(Sending.BUDGETED).delivery(Delivery.STREAMED).build();
        try (Stream<ChatChunk> chunks =
                new Canned(200, body, Integer.MAX_VALUE).provider().chat(request, TestCall.plain())) {
            chunks.forEachOrdered(seen::add);
            return false;
        } catch (ProviderException failure) {
            assertThat(failure.fault()).isEqualTo(Fault.BROKEN);
            return true;
        }
    }
}
