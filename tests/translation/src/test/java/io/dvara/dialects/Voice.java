package io.dvara.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.provider.StreamForm;
import io.dvara.testkit.upstream.ReceivedRequest;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An API that vendors speak: where it says what, as {@code voices.json} tells by the vendor's reference.
 *
 * @param name such as {@code generate}
 * @param places where the API says what a question wishes
 */
record Voice(String name, JsonObject places) {

    private static final Map<String, Voice> ALL = Files.json("voices.json").entrySet().stream()
            .collect(Collectors.toMap(
                    Map.Entry::getKey,
                    it -> new Voice(it.getKey(), it.getValue().asJsonObject())));

    static Voice named(String name) {
        return Optional.ofNullable(ALL.get(name)).orElseThrow(() -> new IllegalArgumentException("no voice " + name));
    }

    /** Returns the provider whose golden files speak so. */
    String golden() {
        return places.getString("golden");
    }

    /** Returns how its streams are framed. */
    StreamForm frames() {
        return switch (name) {
            case "ollama" -> StreamForm.LINES;
            case "converse" -> new EventStreamForm();
            default -> StreamForm.SSE;
        };
    }

    /** Returns the last event of a stream where that says nothing of why the answer ends. */
    Optional<String> lastWord() {
        return switch (name) {
            case "chat", "responses" -> Optional.of("data: [DONE]\n\n");
            case "messages" -> Optional.of("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
            default -> Optional.empty();
        };
    }

    /** Checks that the vendor was sent the question, in its own form; what was dropped is listed. */
    void check(Question question, ReceivedRequest sent, Set<String> dropped) {
        JsonObject body = sent.json().asJsonObject();
        String model = question.model().substring(question.model().indexOf('/') + 1);
        assertThat(URLDecoder.decode(sent.path(), StandardCharsets.UTF_8) + " " + body.getOrDefault("model", body))
                .as("the model")
                .contains(model);
        assertThat(sent.text()).as("what is asked").contains(Question.TEXT, "Be brief.");
        assertThat(isStreamed(sent, body)).as("a stream is asked for").isEqualTo(question.streamed());
        checkTools(question, body);
        checkWish(question, body, sent.text());
        if (question.wish() == Case.REASONING && !dropped.stream().anyMatch(name -> name.startsWith("thinking"))) {
            assertThat(find(body, "thinking")).as("the wish to think").isNotEmpty();
        }
    }

    private boolean isStreamed(ReceivedRequest sent, JsonObject body) {
        return places.getString("stream").equals("address")
                ? sent.path().toLowerCase(Locale.ROOT).contains("stream")
                : body.getBoolean("stream", false);
    }

    private void checkTools(Question question, JsonObject body) {
        Map<String, Set<String>> declared = find(body, "tools").stream()
                .map(JsonValue::asJsonObject)
                .collect(Collectors.toMap(tool -> tool.getString("name"), tool -> members(find(tool, "tool schema"))));
        Map<String, Set<String>> offered = question.tools().stream()
                .collect(Collectors.toMap(Question.Offered::name, tool -> Set.copyOf(tool.parameters())));
        assertThat(declared).as("the declared tools").isEqualTo(offered);
    }

    private void checkWish(Question question, JsonObject body, String text) {
        switch (question.wish()) {
            case TOOL_RESULT -> {
                assertThat(find(body, "call")).as("the call").hasSize(1).isEqualTo(find(body, "result"));
                assertThat(text).contains("Köln", Question.RESULT);
            }
            case JSON_SCHEMA -> checkSchema(body);
            case IMAGE ->
                assertThat(find(body, "image"))
                        .as("the image")
                        .singleElement()
                        .satisfies(image -> assertThat(Paths.text(image)).endsWith(Question.IMAGE));
            case LENGTH ->
                assertThat(find(body, "limit"))
                        .as("the limit")
                        .singleElement()
                        .satisfies(limit ->
                                assertThat(((JsonNumber) limit).intValue()).isEqualTo(Question.SHORT));
            default -> assertThat(find(body, "schema")).isEmpty();
        }
    }

    /** A vendor that knows no schemas is told of it in words, beside its mode for JSON. */
    private void checkSchema(JsonObject body) {
        List<JsonValue> schemas = find(body, "schema");
        if (schemas.isEmpty()) {
            assertThat(body.getJsonObject("response_format").getString("type")).isEqualTo("json_object");
            assertThat(body.getJsonArray("messages").toString()).contains("\\\"properties\\\"", "name", "age");
            return;
        }
        assertThat(members(schemas)).as("the schema").isEqualTo(Question.MEMBERS);
    }

    private List<JsonValue> find(JsonValue where, String what) {
        return Paths.first(where, places.getJsonArray(what).getValuesAs(JsonString::getString));
    }

    private static Set<String> members(List<JsonValue> schemas) {
        assertThat(schemas).as("a schema").hasSize(1);
        return Meaning.parse(Paths.text(schemas.getFirst()))
                .getJsonObject("properties")
                .keySet();
    }
}
