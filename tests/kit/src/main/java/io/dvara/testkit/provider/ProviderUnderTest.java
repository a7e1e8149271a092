package io.dvara.testkit.provider;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.http.HttpClient;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.Provider;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** What a contract says of its provider: how it is made, and its vendor's words. */
final class ProviderUnderTest {

    static final String KEY = "golden-key-4f1d8c2e9b";
    static final String MESSAGE = "The golden vendor does not want to.";
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    private final ProviderContract contract;

    ProviderUnderTest(ProviderContract contract) {
        this.contract = contract;
    }

    /** A provider before an upstream that a test scripts. */
    record Stand(ScriptedUpstream upstream, TestHttp http, Provider provider) implements AutoCloseable {

        ChatProvider chat() {
            return (ChatProvider) provider;
        }

        @Override
        public void close() {
            provider.close();
            http.close();
            upstream.close();
        }
    }

    Stand stand() {
        return stand(PATIENCE);
    }

    Stand stand(Duration patience) {
        ScriptedUpstream upstream = ScriptedUpstream.start();
        TestHttp http = TestHttp.patient(patience);
        return new Stand(upstream, http, create(upstream.uri(), http));
    }

    /** Makes a provider that calls nobody but this client. */
    Provider over(HttpClient http) {
        return create(NOWHERE, http);
    }

    VendorForms forms(String file) {
        Map<String, String> blanks = Map.of("model", model(), "key", KEY, "message", MESSAGE);
        return VendorForms.read(contract.getClass(), "golden/" + file, blanks);
    }

    String model() {
        return contract.model();
    }

    ChatRequest ask(GoldenAnswer answer, Delivery delivery) {
        String name = answer.calls().isEmpty() ? "plain-text" : "tools-offered";
        return GoldenRequest.all(model())
                .filter(golden -> golden.name().equals(name))
                .map(golden -> golden.request().vary().delivery(delivery).build())
                .findFirst()
                .orElseThrow();
    }

    Script script(String answer, Delivery delivery) {
        return delivery == Delivery.WHOLE ? whole(answer) : streamOf(events(answer));
    }

    /** Returns the events of a streamed answer as they stand on the wire. */
    List<byte[]> events(String answer) {
        return form(answer, "stream").getJsonArray("stream").stream()
                .map(contract.streamForm()::encode)
                .toList();
    }

    byte[] keepAlive() {
        return contract.streamForm().keepAlive();
    }

    Script streamOf(List<byte[]> events) {
        Script script = openStream();
        for (byte[] event : events) {
            script = script.send(event);
        }
        return script;
    }

    Script openStream() {
        return Script.answer(200).header("Content-Type", streamType()).chunked();
    }

    String streamType() {
        return contract.streamForm().mediaType();
    }

    /** Returns a case of the answers; ends the test when the vendor has none. */
    JsonObject form(String answer, String member) {
        JsonObject form = forms("answers.json").named(answer);
        Assumptions.assumeFalse(form.containsKey("absent"), () -> form.getString("absent"));
        if (!form.containsKey(member)) {
            throw new AssertionError("case \"%s\" of golden/answers.json has no \"%s\"".formatted(answer, member));
        }
        return form;
    }

    private Script whole(String answer) {
        return Script.json(200, form(answer, "whole").get("whole"));
    }

    private Provider create(URI uri, HttpClient http) {
        TestContext context = TestContext.over(http, "golden").at(NOW);
        return contract.provider(URI.create(uri + contract.basePath()), KEY, context);
    }
}
