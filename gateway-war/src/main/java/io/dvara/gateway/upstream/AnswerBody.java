package io.dvara.gateway.upstream;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** The body of an answer, decompressed and counted; fails only with {@link ProviderException}. */
final class AnswerBody extends InputStream {

    private static final int GZIP_BUFFER = 4 * 1024;

    private final Attempt attempt;
    private final Decoding decoding;
    private InputStream source;
    private boolean decoded;
    private long count;
    private boolean atEnd;

    /** Makes the decoder, which reads first bytes and so must wait until the body is read. */
    @FunctionalInterface
    private interface Decoding {
        InputStream over(InputStream raw) throws IOException;
    }

    private AnswerBody(InputStream raw, Decoding decoding, Attempt attempt) {
        this.source = raw;
        this.decoding = decoding;
        this.attempt = attempt;
    }

    static AnswerBody of(ClassicHttpResponse response, Attempt attempt) {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            AnswerBody none = new AnswerBody(InputStream.nullInputStream(), raw -> raw, attempt);
            none.atEnd = true;
            return none;
        }
        try {
            return new AnswerBody(new WatchedInput(entity.getContent(), attempt), decoding(response), attempt);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Returns whether the end has been read. */
    boolean atEnd() {
        return atEnd;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
        if (length == 0) {
            return 0;
        }
        attempt.throwIfEnded();
        try {
            if (!decoded) {
                source = decoding.over(source);
                decoded = true;
            }
            return counted(source.read(bytes, from, length));
        } catch (IOException e) {
            attempt.throwIfEnded();
            throw broken(e);
        }
    }

    @Override
    public int available() {
        try {
            return decoded ? source.available() : 0;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private int counted(int read) {
        if (read < 0) {
            atEnd = true;
            return read;
        }
        count += read;
        if (count > attempt.limits().answerBytes()) {
            throw new ProviderException(
                    Fault.MALFORMED,
                    "the answer has more than " + attempt.limits().answerBytes()
                            + " bytes; the limit is the provider's max-answer-bytes or dvara.upstream.max-answer-bytes");
        }
        return read;
    }

    private static Decoding decoding(ClassicHttpResponse response) {
        Header encoding = response.getFirstHeader("Content-Encoding");
        String value = encoding == null ? "" : encoding.getValue().trim().toLowerCase(Locale.ROOT);
        return switch (value) {
            case "", "identity" -> raw -> raw;
            case "gzip", "x-gzip" -> raw -> new GZIPInputStream(raw, GZIP_BUFFER);
            case "deflate" -> InflaterInputStream::new;
            default ->
                throw new ProviderException(
                        Fault.MALFORMED, "the answer is encoded as '" + value + "', which was not asked for");
        };
    }

    private static ProviderException broken(IOException e) {
        return new ProviderException(Fault.BROKEN, "the answer broke off before its end", e);
    }
}
