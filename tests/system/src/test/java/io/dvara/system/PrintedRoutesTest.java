package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.gateway.GatewayServer;
import io.dvara.testkit.upstream.ScriptedUpstream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The samples about routes, as they are printed. */
class PrintedRoutesTest {

    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern BODY = Pattern.compile("-d '(.*?)'", Pattern.DOTALL);
    private static final Path ROOT = Path.of("../..");

    @Test
    void theReadmesRouteServesThePrintedCall() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String section =
                readme.substring(readme.indexOf("\n## Routes\n"), readme.indexOf("\n## When a provider fails\n"));
        try (ScriptedUpstream upstream = ScriptedUpstream.start().otherwise(Answers.whole());
                GatewayServer gateway = Gateway.before(upstream)
                        .configuration(first(YAML, section))
                        .start()) {
            HttpResponse<String> answer = Http.post(gateway.uri("/v1/chat/completions"), first(BODY, section));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("X-Dvara-Route")).contains("smart");
            assertThat(Http.post(gateway.uri("/v1/chat/completions"), Http.chat("gpt-3.5-turbo"))
                            .headers()
                            .firstValue("X-Dvara-Route"))
                    .contains("small");
        }
    }

    @Test
    void theDocumentedFileStartsAGateway() throws IOException {
        String example = Files.readString(ROOT.resolve("liberty/src/dvara/dvara.example.yaml"));
        try (GatewayServer gateway = Gateway.assembled().configuration(example).start()) {
            assertThat(Http.get(gateway.uri("/actuator/gateway-status")).body())
                    .contains("\"strategy\":\"latency-aware\"")
                    .doesNotContain("configuration_problem");
        }
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .findFirst()
                .map((MatchResult it) -> it.group(1))
                .orElseThrow(() -> new AssertionError("nothing printed that matches " + pattern));
    }
}
