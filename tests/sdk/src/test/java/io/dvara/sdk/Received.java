package io.dvara.sdk;

import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Responder;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** Tells suites in other languages what the vendors got: {@code /received/word} lists requests that have the word. */
record Received(ScriptedUpstream vendors) implements Responder {

    @Override
    public Script answer(ReceivedRequest request) {
        String word = request.path().substring("/received/".length());
        JsonArrayBuilder found = Json.createArrayBuilder();
        vendors.requests().stream()
                .filter(it -> it.text().contains(word))
                .map(Received::told)
                .forEach(found::add);
        return Script.json(200, found.build().toString());
    }

    private static JsonObject told(ReceivedRequest request) {
        JsonObjectBuilder told = Json.createObjectBuilder().add("path", request.path());
        request.header("X-Trace-ID").ifPresent(trace -> told.add("trace", trace));
        return told.add("body", request.json()).build();
    }
}
