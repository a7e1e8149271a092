package io.dvara.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.http.HttpClient;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Checks that a recorded stream that is cut anywhere before its end is never taken for a whole answer.
 *
 * @param provider makes the provider over a client
 * @param request asks for the stream
 * @param lastWord what the event that tells the end of the answer begins with or has within
 */
public record CutStreams(Function<HttpClient, ChatProvider> provider, ChatRequest request, String lastWord) {

    /** Cuts a stream at every byte: what came before is told, and only a cut after the end harms nobody. */
    public void check(byte[] body) {
        List<ChatChunk> whole = new ArrayList<>();
        assertThat(isBroken(body, whole)).as("the whole stream is broken").isFalse();
        int safe = endOfLastWord(body);
        for (int length = 0; length < body.length; length++) {
            List<ChatChunk> seen = new ArrayList<>();
            boolean broke = isBroken(Arrays.copyOf(body, length), seen);
            assertThat(broke).as("broken when cut after %d bytes", length).isEqualTo(length < safe);
            assertThat(seen).isEqualTo(whole.subList(0, seen.size()));
        }
    }

    /** Returns how many bytes there are to the end of the event that tells the end of the answer. */
    private int endOfLastWord(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String blank = text.contains("\r\n") ? "\r\n\r" : "\n\n";
        return text.indexOf(blank, text.indexOf(lastWord)) + blank.length();
    }

    private boolean isBroken(byte[] body, List<ChatChunk> seen) {
        try (ChatProvider chats = provider.apply(CannedHttp.ok("text/event-stream", body));
                Stream<ChatChunk> chunks = chats.chat(request, TestCall.plain())) {
            chunks.forEachOrdered(seen::add);
            return false;
        } catch (ProviderException failure) {
            assertThat(failure.fault()).isEqualTo(Fault.BROKEN);
            return true;
        }
    }
}
