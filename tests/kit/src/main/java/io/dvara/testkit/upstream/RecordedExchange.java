package io.dvara.testkit.upstream;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;

/**
 * One exchange with a real provider, recorded by an open-source project for its own tests.
 *
 * <p>Its text form is a name for a test report. The form of the files, their sources and licences
 * are told in {@code recorded/README.md} on the class path.
 *
 * @param label what the exchange is about
 * @param request what the recorder sent
 * @param response what the provider answered
 */
public record RecordedExchange(Label label, Request request, RecordedResponse response) {

    /**
     * What an exchange is about.
     *
     * @param id its name, the file's name without the ending
     * @param provider who was asked, such as {@code openai}
     * @param endpoint which API was used, such as {@code chat} or {@code messages}
     * @param features tags such as {@code stream} or {@code parallel_tool_calls}
     */
    public record Label(String id, String provider, String endpoint, Set<String> features) {

        /** Copies the tags. */
        public Label {
            features = Set.copyOf(features);
        }
    }

    /**
     * What was sent; keys are {@code REDACTED}.
     *
     * @param method such as {@code POST}
     * @param url the whole address as recorded
     * @param headers those that matter; empty for a {@code response_only} exchange
     * @param body absent for a request without one and for a {@code response_only} exchange
     */
    public record Request(String method, String url, Headers headers, Optional<JsonValue> body) {

        /** Returns the body as an object; a test that needs it names an exchange that has one. */
        public JsonObject object() {
            return body.orElseThrow(() -> new IllegalStateException("no body: " + url))
                    .asJsonObject();
        }

        private static Request of(JsonObject json) {
            return new Request(
                    json.getString("method"),
                    json.getString("url"),
                    Headers.of(json.getJsonObject("headers")),
                    Optional.of(json.get("body")).filter(body -> body != JsonValue.NULL));
        }
    }

    /** Returns whether the exchange carries this tag. */
    public boolean has(String feature) {
        return label.features().contains(feature);
    }

    /** Returns a script that answers as the provider did, at once. */
    public Script replay() {
        return response.replay();
    }

    /** Reads one file of the recorded form. */
    static RecordedExchange of(JsonObject json) {
        Label label = new Label(
                json.getString("id"),
                json.getString("provider"),
                json.getString("endpoint"),
                Set.copyOf(json.getJsonArray("features").getValuesAs(JsonString::getString)));
        return new RecordedExchange(
                label, Request.of(json.getJsonObject("request")), RecordedResponse.of(json.getJsonObject("response")));
    }

    @Override
    public String toString() {
        return label.id() + " (" + response.status() + ")";
    }
}
