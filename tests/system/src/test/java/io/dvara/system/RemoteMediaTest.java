package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({Gateway.class, TwoUpstreams.class})
@DisplayName("R-23: an image by address reaches a provider that loads nothing itself, behind a guard")
class RemoteMediaTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};
    private static final String ANSWER =
            "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"A cat\"},\"done\":true,\"done_reason\":\"stop\"}";

    private final Gateway.Shared plain;
    private final TwoUpstreams.Pair fetching;

    RemoteMediaTest(Gateway.Shared plain, TwoUpstreams.Pair fetching) {
        this.plain = plain;
        this.fetching = fetching;
    }

    @Test
    void goesAlongAsBase64FromAListedHost() {
        String model = fetching.model("local");
        fetching.first(model, Script.json(200, ANSWER));
        fetching.second()
                .onPath(
                        "/cat",
                        Script.answer(200).header("Content-Type", "image/png").send(PNG));
        HttpResponse<String> answer =
                ask(model, fetching.second().uri("/cat?token=canary-url-77").toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(TwoUpstreams.Pair.seen(fetching.first(), model).getFirst().text())
                .contains("\"images\":[\"" + Base64.getEncoder().encodeToString(PNG) + "\"]");
        List<ReceivedRequest> fetched = asked("/cat");
        assertThat(fetched).hasSize(1);
        assertThat(fetched.getFirst().headers().toString()).doesNotContain("canary-client", "traceparent");
        assertThat(fetching.server().output()).doesNotContain("canary-url-77");
    }

    @Test
    void isFetchedOnceForAllAttemptsOfARequest() {
        String model = fetching.model("local");
        fetching.first(model, Script.json(503, "{}"), Script.json(200, ANSWER));
        fetching.second()
                .onPath(
                        "/once",
                        Script.answer(200).header("Content-Type", "image/png").send(PNG));
        HttpResponse<String> answer = ask(model, fetching.second().uri("/once").toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(TwoUpstreams.Pair.seen(fetching.first(), model))
                .hasSize(2)
                .allSatisfy(
                        it -> assertThat(it.text()).contains(Base64.getEncoder().encodeToString(PNG)));
        assertThat(asked("/once")).hasSize(1);
    }

    @Test
    void isRefusedByFieldWhereItLeadsElsewhere() {
        String model = fetching.model("local");
        fetching.second()
                .onPath("/moved", Script.answer(302).header("Location", "/cat"))
                .onPath("/page", Script.json(200, "{}"))
                .onPath(
                        "/large",
                        Script.answer(200)
                                .header("Content-Type", "image/png")
                                .chunked()
                                .endlessly(part -> part.send(new byte[8192])));
        refuses(model, fetching.second().uri("/moved").toString(), "redirects");
        refuses(model, fetching.second().uri("/page").toString(), "application/json");
        refuses(model, fetching.second().uri("/large").toString(), "dvara.media.max-bytes");
        refuses(model, "https://localhost:" + fetching.second().port() + "/cat", "dvara.media.allow-hosts");
        refuses(model, "http://169.254.169.254/latest/meta-data", "dvara.media.allow-hosts");
        refuses(model, fetching.server().uri("/v1/models").toString(), "dvara.media.allow-hosts");
        assertThat(TwoUpstreams.Pair.seen(fetching.first(), model)).isEmpty();
    }

    @Test
    void isFetchedOnlyWhereThatIsSwitchedOn() {
        String model = plain.model("ollama/vision");
        HttpResponse<String> answer = Http.post(
                plain.server().uri("/v1/chat/completions"),
                question(model, plain.upstream().uri("/never-fetched").toString()));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer)).contains("Ollama", "messages[0].content[0]", "dvara.media.fetch");
        assertThat(plain.askedAt("/never-fetched")).isEmpty();
    }

    private void refuses(String model, String url, String reason) {
        HttpResponse<String> answer = ask(model, url);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(error(answer)).contains("messages[0].content[0]", reason).doesNotContain("127.0.0.1", "::1");
    }

    private HttpResponse<String> ask(String model, String url) {
        return fetching.ask(question(model, url));
    }

    private List<ReceivedRequest> asked(String path) {
        return fetching.second().requests().stream()
                .filter(request -> request.path().equals(path))
                .toList();
    }

    private static String error(HttpResponse<String> answer) {
        JsonObject error = Http.error(answer);
        assertThat(error.getString("param")).isEqualTo("messages[0].content[0]");
        return error.getString("message");
    }

    private static String question(String model, String url) {
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":["
                + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"" + url + "\"}}]}]}";
    }
}
