package io.dvara.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    @TempDir
    Path folder;

    @Test
    void putsVariablesAboveTheFileAndTheFileAboveDefaults() throws IOException {
        Settings settings = read(
                        "requests: {max-bytes: 1MiB}\nupstream.chunk-timeout: 500ms\n",
                        Map.of("DVARA_REQUESTS_MAX_BYTES", "64KB"))
                .settings();

        assertThat(settings.requests().maxBytes()).isEqualTo(64_000);
        assertThat(settings.upstream().chunkTimeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.upstream().totalTimeout()).isEqualTo(Duration.ofSeconds(600));
    }

    @Test
    void namesEveryProblemWithItsPlaceAndTheNearestKey() {
        List<String> problems = problems("""
                requests:
                  max-byte: 1MiB
                  max-depth: deep
                providers:
                  - name: acme
                    api-key: ${ACME}
                    timeouts: {conect: 1s}
                """, Map.of());

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "dvara.yaml:2:3: dvara.requests.max-byte: unknown key; did you mean 'dvara.requests.max-bytes'?",
                        "dvara.yaml:3:14: dvara.requests.max-depth: 'deep' is no whole number",
                        "dvara.yaml:6:14: providers[0].api-key: variable ACME is not set; set it or write ${ACME:-default}",
                        "dvara.yaml:7:16: providers[0].timeouts.conect: unknown key; did you mean 'connect'?");
    }

    @Test
    void expandsVariablesAndTheirDefaults() throws IOException {
        ProviderBlock block = read(
                        "providers:\n- {name: a, base-url: '${HOST:-http://one}/${PATH_PART}', note: '$${x}'}\n",
                        Map.of("PATH_PART", "v1"))
                .blocks()
                .providers()
                .getFirst();

        assertThat(block.settings().get("base-url").orElseThrow().content()).isEqualTo("13:http://one/v1");
        assertThat(block.settings().get("note").orElseThrow().content()).isEqualTo("4:${x}");
    }

    @Test
    void letsAProviderDifferFromWhatIsDoneAboutFailuresOfAll() throws IOException {
        Configuration configuration = read("""
                retry: {retries: 1}
                breaker.open-time: 3s
                providers:
                - {name: a, retry: {first-delay: 10ms}, concurrency: {maxCalls: 5}}
                """, Map.of("DVARA_RETRY_LONGEST_WAIT", "1s"));

        Resilience usual = configuration.settings().resilience();
        Resilience own = configuration.blocks().providers().getFirst().resilience(usual);
        assertThat(usual.retry().retries()).isEqualTo(1);
        assertThat(own.retry())
                .isEqualTo(new Resilience.Retry(
                        1,
                        Duration.ofMillis(10),
                        usual.retry().maxDelay(),
                        Duration.ofSeconds(1),
                        usual.retry().budget()));
        assertThat(own.breaker()).isEqualTo(usual.breaker());
        assertThat(own.breaker().openTime()).isEqualTo(Duration.ofSeconds(3));
        assertThat(own.concurrency().maxCalls()).isEqualTo(5);
    }

    @Test
    void readsHowMediaAreFetched() throws IOException {
        Settings.Media usual =
                read("media: {allow-hosts: []}\n", Map.of()).settings().media();
        assertThat(usual.fetch()).isFalse();
        assertThat(usual.allowHosts()).isEmpty();
        assertThat(read("media: {fetch: on, allow-hosts: [Files.example, '[::1]']}\n", Map.of())
                        .settings()
                        .media()
                        .allowHosts())
                .containsExactlyInAnyOrder("files.example", "[::1]");
        assertThat(read("", Map.of("DVARA_MEDIA_FETCH", "on", "DVARA_MEDIA_ALLOW_HOSTS", "a.example, 10.0.0.7"))
                        .settings()
                        .media()
                        .allowHosts())
                .containsExactlyInAnyOrder("a.example", "10.0.0.7");
        assertThat(problems("media: {allow-hosts: ['https://a.example/']}\n", Map.of()))
                .containsExactly("dvara.yaml:1:22: dvara.media.allow-hosts: 'https://a.example/' is no host; write its"
                        + " name or IP address alone");
    }

    @Test
    void refusesWrongRulesAboutFailures() {
        List<String> problems = problems("""
                breaker: {failure-rate: 101}
                providers:
                - {name: a, retry: {retrys: 1}, breaker: {window: 0s}}
                """, Map.of());

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "dvara.yaml:1:25: dvara.breaker.failure-rate: '101' must be from 1 to 100",
                        "dvara.yaml:3:21: providers[0].retry.retrys: unknown key; did you mean 'retries'?",
                        "dvara.yaml:3:51: providers[0].breaker.window: '0s' must be from 1s to 1h");
    }

    @Test
    void refusesTextThatExpandsWithoutEnd() {
        String bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n";
        for (char each = 'b'; each < 'j'; each++) {
            char before = (char) (each - 1);
            bomb += each + ": &" + each + " [" + ("*" + before + ",").repeat(9) + "*" + before + "]\n";
        }
        assertThat(problems(bomb, Map.of())).anyMatch(it -> it.contains("no valid YAML"));
    }

    private Configuration read(String yaml, Map<String, String> variables) throws IOException {
        Files.writeString(folder.resolve("dvara.yaml"), yaml);
        return Configuration.of(new Environment(variables), folder);
    }

    private List<String> problems(String yaml, Map<String, String> variables) {
        return catchThrowableOfType(ConfigurationException.class, () -> read(yaml, variables)).problems().stream()
                .map(Problem::toString)
                .toList();
    }
}
