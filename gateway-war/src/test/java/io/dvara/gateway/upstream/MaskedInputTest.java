package io.dvara.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R-39: a credential that a vendor echoes is masked")
class MaskedInputTest {

    private static final String SECRET = "sk-sk-secret-sk";
    private static final String TEXT = "sk-s" + SECRET + "-sk-sk-s" + SECRET + SECRET + "sk-sk-secre";
    private static final String MASKED = TEXT.replace(SECRET, "*".repeat(SECRET.length()));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 29, 30, 31, 4096})
    void wherverItIsCut(int buffer) throws IOException {
        for (int cut = 0; cut <= TEXT.length(); cut++) {
            assertThat(read(cut, buffer)).isEqualTo(MASKED);
        }
    }

    @Test
    void holdsNothingBackThatCannotBeItsBeginning() throws IOException {
        InputStream source = new InputStream() {
            private boolean given;

            @Override
            public int read() {
                throw new AssertionError("read on");
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                if (given) {
                    throw new AssertionError("read on");
                }
                given = true;
                bytes[from] = '\n';
                return 1;
            }
        };
        assertThat(masked(source).read(new byte[100], 0, 100)).isEqualTo(1);
    }

    private static String read(int cut, int buffer) throws IOException {
        byte[] text = TEXT.getBytes(StandardCharsets.US_ASCII);
        InputStream source = new SequenceInputStream(
                new ByteArrayInputStream(text, 0, cut), new ByteArrayInputStream(text, cut, text.length - cut));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] bytes = new byte[buffer];
        InputStream masked = masked(source);
        for (int read = masked.read(bytes); read >= 0; read = masked.read(bytes)) {
            out.write(bytes, 0, read);
        }
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static MaskedInput masked(InputStream source) {
        return new MaskedInput(source, new Needle(SECRET.getBytes(StandardCharsets.US_ASCII)));
    }
}
