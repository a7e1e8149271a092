package io.dvara.provider.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.CannedHttp;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CutStreamsTest {

    private static final int SHORT = 4_096;

    @TestFactory
    @DisplayName("R-08: a stream that is cut at any byte before its last line is whole is broken")
    Stream<DynamicTest> breaksAtEveryOffsetBeforeTheEnd() {
        return DynamicTest.stream(
                RecordedExchanges.of("ollama").endpoint("chat-native").stream()
                        .filter(exchange -> exchange.response().isStream())
                        .filter(exchange -> exchange.response().body().length <= SHORT),
                RecordedExchange::toString,
                exchange -> check(exchange.response().body()));
    }

    private static void check(byte[] body) {
        List<ChatChunk> whole = new ArrayList<>();
        assertThat(isBroken(body, whole)).isFalse();
        int end = new String(body, StandardCharsets.ISO_8859_1).lastIndexOf('}') + 1;
        for (int length = 0; length < body.length; length++) {
            List<ChatChunk> seen = new ArrayList<>();
            assertThat(isBroken(Arrays.copyOf(body, length), seen))
                    .as("broken when cut after %d bytes", length)
                    .isEqualTo(length < end);
            assertThat(seen).isEqualTo(whole.subList(0, seen.size()));
        }
    }

    private static boolean isBroken(byte[] body, List<ChatChunk> seen) {
        TestContext context = TestContext.named("ollama").with(CannedHttp.ok("application/x-ndjson", body));
        OllamaProvider provider = (OllamaProvider) new OllamaFactory()
                .create(new OllamaSettings(URI.create("http://127.0.0.1:9"), Optional.empty()), context);
        try (Stream<ChatChunk> chunks =
                provider.chat(Asking.hello().delivery(Delivery.STREAMED).build(), TestCall.plain())) {
            chunks.forEachOrdered(seen::add);
            return false;
        } catch (ProviderException failure) {
            assertThat(failure.fault()).isIn(Fault.BROKEN, Fault.MALFORMED);
            return true;
        }
    }
}
