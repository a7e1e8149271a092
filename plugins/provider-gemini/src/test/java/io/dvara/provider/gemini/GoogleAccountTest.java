package io.dvara.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.Secret;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Accounts of Google Cloud, against an endpoint for tokens of the test's own. */
class GoogleAccountTest {

    private static final URI VERTEX = URI.create("https://l-aiplatform.googleapis.com/v1/projects/p/locations/l");

    private final ScriptedUpstream google = ScriptedUpstream.start();
    private final CannedVendor vertex = CannedVendor.answering(200, "{\"embedding\":{\"values\":[1]}}");

    @AfterEach
    void stop() {
        google.close();
    }

    @Test
    void getsATokenForTheAccountAndKeepsItWhileItLives() {
        google.enqueue(token("first", 3_600));
        GeminiProvider provider = provider(Secret.of(account("a")));
        embed(provider);
        embed(provider);
        assertThat(vertex.allAsked())
                .extracting(asked -> asked.headers().first("Authorization").orElseThrow())
                .containsExactly("Bearer first", "Bearer first");
        ReceivedRequest asked = google.awaitRequest();
        assertThat(asked.text()).contains("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer");
        assertThat(claims(asked)).contains("cloud-platform").contains("a@p.iam.gserviceaccount.com");
        assertThat(google.attempts()).isEqualTo(1);
    }

    @Test
    void renewsATokenBeforeItDies() {
        google.enqueue(token("first", 2), token("second", 3_600));
        GeminiProvider provider = provider(Secret.of(account("a")));
        embed(provider);
        embed(provider);
        assertThat(vertex.asked().headers().first("Authorization")).contains("Bearer second");
    }

    @Test
    void readsTheAccountAgainWhenItsFileChanges() {
        google.enqueue(token("first", 3_600), token("second", 3_600));
        AtomicReference<String> file = new AtomicReference<>(account("a"));
        GeminiProvider provider = provider(Secret.from(file::get));
        embed(provider);
        file.set(account("b"));
        embed(provider);
        assertThat(vertex.asked().headers().first("Authorization")).contains("Bearer second");
    }

    @Test
    void tellsThatTheAccountIsRefusedAndShowsNoKey() {
        google.enqueue(
                Script.json(400, Sending.json("{'error':'invalid_grant','error_description':'no such account'}")));
        assertRefused(account("a"));
        assertRefused("{\"type\":\"service_account\"}");
        assertRefused("no JSON");
        assertRefused("[1]");
    }

    @Test
    void asksGoogleForNothingWhileItRehearses() {
        provider(Secret.of(account("a"))).embed(EmbeddingTest.request("gemini-embedding-2", "a"), TestCall.rehearsed());
        assertThat(vertex.allAsked()).hasSize(1);
        assertThat(google.attempts()).isZero();
    }

    @Test
    void getsOneTokenForCallsThatComeAtOnce() throws InterruptedException {
        google.on(_ -> true, token("first", 3_600));
        GeminiProvider provider = provider(Secret.of(account("a")));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(Collections.nCopies(20, () -> {
                embed(provider);
                return true;
            }));
        }
        assertThat(vertex.allAsked()).hasSize(20);
        assertThat(google.attempts()).isEqualTo(1);
    }

    @Test
    void wantsAProjectInTheAddress() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GeminiProvider(
                        new GeminiSettings(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Secret.of("{}")),
                                URI.create("https://aiplatform.googleapis.com")),
                        TestContext.over(vertex, "gemini")))
                .withMessageContaining("project");
    }

    @Test
    void opensVertexByWhatTheMachineHasWhenNothingIsSet() {
        GeminiSettings nothing = new GeminiSettings(Optional.empty(), Optional.empty(), Optional.empty(), VERTEX);
        assertThat(Credential.of(nothing, Address.of(VERTEX))).isInstanceOf(GoogleAccount.class);
    }

    private void assertRefused(String account) {
        assertThatThrownBy(() -> embed(provider(Secret.of(account))))
                .isInstanceOfSatisfying(ProviderException.class, failure -> {
                    assertThat(failure.fault()).isEqualTo(Fault.CREDENTIAL_REFUSED);
                    assertThat(failure.getMessage())
                            .contains("GEMINI_CREDENTIALS_FILE")
                            .doesNotContain("PRIVATE");
                });
    }

    private GeminiProvider provider(Secret account) {
        GeminiSettings settings = new GeminiSettings(Optional.empty(), Optional.empty(), Optional.of(account), VERTEX);
        return new GeminiProvider(settings, TestContext.over(vertex, "gemini"));
    }

    private static void embed(GeminiProvider provider) {
        provider.embed(EmbeddingTest.request("gemini-embedding-2", "a"), TestCall.plain());
    }

    private String account(String name) {
        return GoogleAccounts.json(name, google.uri().resolve("/token"));
    }

    private static Script token(String token, int seconds) {
        return Script.json(
                200,
                Sending.json("{'access_token':'" + token + "','token_type':'Bearer','expires_in':" + seconds + "}"));
    }

    private static String claims(ReceivedRequest asked) {
        String body = URLDecoder.decode(asked.text(), StandardCharsets.UTF_8);
        String jwt = body.substring(body.indexOf("assertion=") + "assertion=".length());
        return new String(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]), StandardCharsets.UTF_8);
    }
}
