package io.dvara.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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
}
