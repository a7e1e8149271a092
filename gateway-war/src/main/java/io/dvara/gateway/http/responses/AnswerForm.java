package io.dvara.gateway.http.responses;

import io.dvara.api.chat.Message;
import io.dvara.api.chat.Usage;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The object that tells of an answer as a whole: it repeats what was asked for.
 *
 * @param id of the answer
 * @param created seconds since the epoch
 * @param model as the vendor names it
 * @param asked what was asked for
 */
record AnswerForm(String id, long created, String model, Asked asked) {

    /** Returns the answer before anything is said. */
    JsonObject begun() {
        return common("in_progress")
                .addNull("completed_at")
                .addNull("incomplete_details")
                .add("output", JsonValue.EMPTY_JSON_ARRAY)
                .build();
    }

    /**
     * Returns the whole answer.
     *
     * @param now seconds since the epoch
     */
    JsonObject ended(Ending ending, List<JsonObject> output, long now) {
        JsonArrayBuilder items = Json.createArrayBuilder();
        output.forEach(items::add);
        JsonObjectBuilder answer = common(ending.status()).add("output", items);
        if (ending.incomplete().isPresent()) {
            answer.addNull("completed_at")
                    .add(
                            "incomplete_details",
                            Json.createObjectBuilder()
                                    .add("reason", ending.incomplete().get()));
        } else {
            answer.add("completed_at", now).addNull("incomplete_details");
        }
        ending.usage().ifPresent(it -> answer.add("usage", usage(it)));
        return answer.build();
    }

    private JsonObjectBuilder common(String status) {
        JsonObjectBuilder answer = Json.createObjectBuilder()
                .add("id", id)
                .add("object", "response")
                .add("created_at", created)
                .add("status", status)
                .add("background", false)
                .addNull("error")
                .add("instructions", text(asked.instructions().map(Message::text)))
                .add("model", model);
        asked.request().user().ifPresent(user -> answer.add("user", user));
        new Repeated(asked).addTo(answer);
        return answer;
    }

    private static JsonValue text(Optional<String> text) {
        return text.<JsonValue>map(Json::createValue).orElse(JsonValue.NULL);
    }

    /** Counts that are not known have to be numbers here. */
    private static JsonObject usage(Usage usage) {
        long input = usage.input().orElse(0);
        long output = usage.output().orElse(0);
        return Json.createObjectBuilder()
                .add("input_tokens", input)
                .add(
                        "input_tokens_details",
                        details(usage.cached(), "cached_tokens")
                                .add("cache_write_tokens", usage.cacheWritten().orElse(0)))
                .add("output_tokens", output)
                .add("output_tokens_details", details(usage.reasoning(), "reasoning_tokens"))
                .add("total_tokens", usage.total().orElse(input + output))
                .build();
    }

    private static JsonObjectBuilder details(OptionalLong count, String name) {
        return Json.createObjectBuilder().add(name, count.orElse(0));
    }
}
