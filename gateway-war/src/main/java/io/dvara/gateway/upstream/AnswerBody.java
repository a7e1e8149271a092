package io.dvara.gateway.upstream;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/**
 * The body of an answer: decompressed, counted, and without the credential that the request carried.
 *
 * <p>Fails only with {@link ProviderException}.
 */
final class AnswerBody extends InputStream {

    private static final int GZIP_BUFFER = 4 * 1024;

    private final Attempt attempt;
    private final InputStream raw;
    private final String encoding;
    private final List<Needle> secrets;
    private InputStream source;
    private boolean decoded;
    private long count;
    private boolean atEnd;

    private AnswerBody(InputStream raw, String encoding, Attempt attempt, List<Needle> secrets) {
        this.secrets = secrets;
        this.raw = raw;
        this.source = raw;
        this.encoding = encoding;
        this.attempt = attempt;
    }

    static AnswerBody of(OutgoingRequest request, ClassicHttpResponse response, Attempt attempt) {
        AnswerBody body = new AnswerBody(raw(response, attempt), encoding(response), attempt, Credentials.of(request));
        body.atEnd = response.getEntity() == null;
        return body;
    }

    /** Returns the body as it is on the wire. */
    static InputStream raw(ClassicHttpResponse response, Attempt attempt) {
        HttpEntity entity = response.getEntity();
        try {
            return entity == null ? InputStream.nullInputStream() : new WatchedInput(entity.getContent(), attempt);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static String encoding(ClassicHttpResponse response) {
        Header encoding = response.getFirstHeader("Content-Encoding");
        return encoding == null ? "" : encoding.getValue().trim().toLowerCase(Locale.ROOT);
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
            decode();
            int read = source.read(bytes, from, length);
            if (read < 0) {
                raw.transferTo(OutputStream.nullOutputStream());
            }
            return counted(read);
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

    private void decode() throws IOException {
        if (!decoded) {
            source = decoding(encoding, raw);
            for (Needle secret : secrets) {
                source = new MaskedInput(source, secret);
            }
            decoded = true;
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

    private static InputStream decoding(String encoding, InputStream raw) throws IOException {
        return switch (encoding) {
            case "", "identity" -> raw;
            case "gzip", "x-gzip" -> new GZIPInputStream(raw, GZIP_BUFFER);
            case "deflate" -> new InflaterInputStream(raw);
            default ->
                throw new ProviderException(
                        Fault.MALFORMED, "the answer is encoded as '" + encoding + "', which was not asked for");
        };
    }

    private static ProviderException broken(IOException e) {
        return new ProviderException(Fault.BROKEN, "the answer broke off before its end", e);
    }
}
