package io.dvara.gateway.usage;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.nio.charset.StandardCharsets;

/**
 * Texts that passed, of which the tokens may have to be estimated.
 *
 * <p>The first of them are kept and counted by a tokenizer; what comes after is taken to be of the same
 * kind, for counting all of a long text would take longer than the rest of a request. Adding costs next
 * to nothing; the vocabulary is loaded at the first estimate. Not safe for many threads.
 */
public final class Told {

    private static final int MOST_KEPT = 4_096;
    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);

    private final StringBuilder kept = new StringBuilder();
    private long bytes;
    private long keptBytes;

    /** Adds a text. */
    public void add(String text) {
        long length = bytes(text);
        bytes += length;
        int room = MOST_KEPT - kept.length();
        if (text.length() <= room) {
            kept.append(text);
            keptBytes += length;
        } else if (room > 0) {
            String beginning = text.substring(0, room);
            kept.append(beginning);
            keptBytes += bytes(beginning);
        }
    }

    /** Returns whether nothing was told. */
    public boolean isNothing() {
        return bytes == 0;
    }

    /** Returns the tokens of all that was told. */
    public long tokens() {
        return bytes == 0 ? 0 : Math.ceilDiv(ENCODING.countTokensOrdinary(unicode()) * bytes, keptBytes);
    }

    /** Halves of surrogate pairs become marks: the tokenizer refuses them, and prints the text that holds them. */
    private String unicode() {
        return new String(kept.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static long bytes(String text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit >= 0x80) {
                bytes += unit < 0x800 || Character.isSurrogate(unit) ? 1 : 2;
            }
        }
        return bytes;
    }
}
