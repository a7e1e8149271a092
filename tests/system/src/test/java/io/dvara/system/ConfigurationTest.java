package io.dvara.system;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.dvara.testkit.gateway.GatewayServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Providers of {@code dvara.yaml}, with WireMock as the vendor. */
class ConfigurationTest {

    private static final String FILE = """
            providers:
              - name: acme
                type: openai
                base-url: %s/v1/
                api-key: ${ACME_KEY:-acme-secret}
                prefixes: [acme/]
            """;

    private static WireMockServer vendor;
    private static GatewayServer gateway;

    @BeforeAll
    static void start() {
        vendor =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        vendor.start();
        vendor.stubFor(post(anyUrl()).willReturn(okJson(Answers.WHOLE)));
        gateway = Gateway.assembled()
                .configuration(FILE.formatted(vendor.baseUrl()))
                .variable("DVARA_PLUGINS_SCAN_EVERY", "100ms")
                .variable("DVARA_UPSTREAM_CHECK_EVERY", "200ms")
                .start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        vendor.stop();
    }

    @Test
    void cutsThePrefixOffForAProviderOfTheFile() {
        assertThat(ask("acme/model-1").statusCode()).isEqualTo(200);
        vendor.verify(postRequestedFor(urlEqualTo("/v1/chat/completions"))
                .withRequestBody(matchingJsonPath("$.model", equalTo("model-1")))
                .withHeader("Authorization", equalTo("Bearer acme-secret")));
    }

    @Test
    void asksProvidersNowAndThenWhetherTheyAreWell() {
        String up = "gateway_provider_up{provider=\"acme\"} ";
        vendor.stubFor(get("/v1/models").willReturn(okJson("{\"object\":\"list\",\"data\":[]}")));
        TwoUpstreams.await("the provider is up", () -> metrics().contains(up + "1.0"));
        vendor.stubFor(get("/v1/models").willReturn(serverError()));
        TwoUpstreams.await("the provider is down", () -> metrics().contains(up + "0.0"));
    }

    private static String metrics() {
        return Http.get(gateway.uri("/actuator/prometheus")).body();
    }

    @Test
    @DisplayName("R-38: the caller's keys go nowhere")
    void keepsTheCallersKeysToItself() {
        HttpResponse<String> answer = Http.post(
                gateway.uri("/v1/chat/completions"),
                Http.chat("acme/canary"),
                "Authorization",
                "Bearer mk-caller-canary",
                "x-api-key",
                "mk-caller-canary-2",
                "Cookie",
                "session=mk-caller-canary-3");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(vendor.getAllServeEvents().toString()).doesNotContain("mk-caller-canary");
        assertThat(gateway.logs()).doesNotContain("mk-caller-canary");
    }

    @Test
    @DisplayName("R-36: a changed file serves at once, a bad one changes nothing and is named with its place")
    void takesChangesWhileServingAndRefusesBadOnes() throws IOException {
        assertThat(ask("later/x").statusCode()).isEqualTo(400);
        String both = FILE.formatted(vendor.baseUrl()) + "  - {name: later, type: openai, base-url: \""
                + vendor.baseUrl() + "/v1\", prefixes: [later/]}\n";
        gateway.configure(both);
        await(() -> ask("later/x").statusCode() == 200);
        gateway.configure(both + "  - {name: bad, type: openai, base-urll: x}\n");
        await(() -> status().contains("base-urll"));
        assertThat(status()).contains("dvara.yaml:").contains("base-url");
        assertThat(ask("later/x").statusCode()).isEqualTo(200);
        gateway.configure(both);
        await(() -> !status().contains("base-urll"));
    }

    @Test
    void stopsTheStartWithALineThatNamesKeyPlaceAndTheNearestKey() {
        try (GatewayServer wrong = Gateway.assembled()
                .configuration("upstream:\n  conect-timeout: 3s\n")
                .launch()) {
            assertThat(wrong.awaitExit()).isNotZero();
            assertThat(wrong.output().lines())
                    .anyMatch(line -> line.contains("conect-timeout")
                            && line.contains("dvara.yaml:2")
                            && line.contains("connect-timeout"));
        }
    }

    @Test
    void refusesAtTheStartABaseUrlThatIsThisGateway() {
        try (GatewayServer wrong = Gateway.assembled()
                .variable("OPENAI_API_KEY", "x")
                .variable("OPENAI_BASE_URL", "http://localhost:8090/v1")
                .launch()) {
            assertThat(wrong.awaitExit()).isNotZero();
            assertThat(wrong.output()).contains("8090");
        }
    }

    private static HttpResponse<String> ask(String model) {
        return Http.post(gateway.uri("/v1/chat/completions"), Http.chat(model));
    }

    private static String status() {
        return Http.get(gateway.uri("/actuator/gateway-status")).body();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("status: %s", status()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(60));
        }
    }
}
