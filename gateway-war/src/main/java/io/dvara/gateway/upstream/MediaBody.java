package io.dvara.gateway.upstream;

import io.dvara.api.chat.Media;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/**
 * Reads the answer of a host that a client named, of which nothing is believed.
 *
 * @param most bytes
 * @param share counts them
 * @param trouble tells what is wrong
 */
record MediaBody(long most, MediaShare share, MediaTrouble trouble) {

    private static final int PIECE = 16 * 1024;
    private static final int OK = 200;

    Media.Inline of(ClassicHttpResponse response) throws IOException {
        checkStatus(response.getCode());
        Optional<String> declared = header(response, "Content-Type").map(MediaTypes::bare);
        if (!MediaTypes.mayBeMedia(declared)) {
            throw noMedium(declared);
        }
        if (header(response, "Content-Encoding").isPresent()) {
            throw trouble.because("its host compresses it, which was not asked for");
        }
        byte[] content = content(response.getEntity());
        String type = MediaTypes.of(declared, content).orElseThrow(() -> noMedium(declared));
        return new Media.Inline(type, Base64.getEncoder().encodeToString(content));
    }

    private void checkStatus(int status) {
        if (status >= 300 && status < 400) {
            throw trouble.because("its host redirects to another one, which is not followed; send the final address");
        }
        if (status != OK) {
            throw trouble.because("its host answers with status " + status);
        }
    }

    private byte[] content(HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        if (entity.getContentLength() > most) {
            throw tooLarge();
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        InputStream in = entity.getContent();
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            if (content.size() + read > most) {
                throw tooLarge();
            }
            share.take(read, trouble);
            content.write(piece, 0, read);
        }
        return content.toByteArray();
    }

    private RuntimeException tooLarge() {
        return trouble.because("it has more than " + most + " bytes (dvara.media.max-bytes)");
    }

    private RuntimeException noMedium(Optional<String> declared) {
        return trouble.because("its host sends " + declared.orElse("something without a type")
                + ", which is or holds no image, PDF or sound");
    }

    private static Optional<String> header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return Optional.ofNullable(header)
                .map(Header::getValue)
                .map(String::strip)
                .filter(it -> !it.isEmpty() && !it.equals("identity"));
    }
}
