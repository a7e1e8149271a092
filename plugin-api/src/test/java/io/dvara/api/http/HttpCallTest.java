package io.dvara.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCallTest {

    @Test
    void findsAHeaderByItsNameInAnyCase() {
        HttpHeaders headers = HttpHeaders.NONE.with("X-One", "1").with("x-one", "2");
        assertThat(headers.first("X-ONE")).contains("1");
        assertThat(headers.first("X-Two")).isEmpty();
        assertThat(headers.fields()).hasSize(2);
    }

    @Test
    void keepsItsFieldsWhenTheGivenListChanges() {
        List<HttpHeaders.Field> fields = new ArrayList<>(List.of(new HttpHeaders.Field("a", "b")));
        HttpHeaders headers = new HttpHeaders(fields);
        fields.clear();
        assertThat(headers.first("a")).contains("b");
    }

    @Test
    @DisplayName("R-39: prints no header value and no query, which may hold a key")
    void printsNeitherHeaderValuesNorTheQuery() {
        HttpHeaders headers = HttpHeaders.NONE.with("Authorization", "Bearer sk-canary");
        HttpCall call = HttpCall.get(URI.create("https://host.example:8443/v1/models?key=sk-canary"), headers);
        assertThat(call + " " + headers).doesNotContain("canary").contains("GET https://host.example:8443/v1/models");
    }

    @Test
    void copiesBytesInAndOut() {
        byte[] bytes = {1};
        HttpBody.Bytes body = new HttpBody.Bytes(bytes, "application/octet-stream");
        bytes[0] = 2;
        body.value()[0] = 3;
        assertThat(body.value()).containsExactly(1);
    }

    @Test
    void opensBytesAsOftenAsNeeded() throws IOException {
        HttpBody.Bytes body = new HttpBody.Bytes(new byte[] {1, 2}, "application/octet-stream");
        assertThat(body.length()).isEqualTo(2);
        assertThat(body.open().readAllBytes()).containsExactly(1, 2);
        assertThat(body.open().readAllBytes()).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2048, 2049, 18_432, 18_433, 300_000})
    void givesWhatWasWrittenAsOftenAsNeeded(int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        HttpBody.Written body = HttpBody.written(out -> write(out, bytes, length / 2), "application/octet-stream");
        assertThat(body.length()).isEqualTo(length);
        assertThat(body.open().readAllBytes()).isEqualTo(bytes);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        body.writeTo(sent);
        assertThat(sent.toByteArray()).isEqualTo(bytes);
        assertThat(body.open().readAllBytes()).isEqualTo(bytes);
    }

    private static void write(OutputStream out, byte[] bytes, int half) {
        try {
            for (int i = 0; i < half; i++) {
                out.write(bytes[i]);
            }
            out.write(bytes, half, bytes.length - half);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
