package io.dvara.gateway.http.messages;

import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.gateway.http.dialect.Members;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a client wishes of thoughts and of the answer's form.
 *
 * <p>It is understood here and stays among the remainders as well, since a vendor of this dialect takes
 * it in these words alone.
 */
final class Wishes {

    private static final String DEFAULT_EFFORT = "high";

    private Optional<String> thinking = Optional.empty();
    private OptionalLong budget = OptionalLong.empty();
    private Optional<String> effort = Optional.empty();
    private Optional<ResponseFormat> format = Optional.empty();

    void thinking(Members config) {
        thinking = Optional.of(config.needed("type"));
        if (config.has("budget_tokens")) {
            budget = OptionalLong.of(config.integer("budget_tokens"));
        }
    }

    void outputConfig(Members config) {
        effort = config.string("effort");
        if (config.has("format")) {
            format(config.inner("format"));
        }
    }

    void format(Members given) {
        format = Optional.of(
                given.needed("type").equals("json_schema")
                        ? new ResponseFormat.JsonSchema(
                                given.string("name").orElse("answer"),
                                Optional.empty(),
                                given.object("schema"),
                                Optional.of(true),
                                JsonValue.EMPTY_JSON_OBJECT)
                        : new ResponseFormat.Opaque(given.whole()));
    }

    ReasoningWish reasoning() {
        return switch (thinking.orElse("")) {
            case "disabled" -> new ReasoningWish(Optional.of("none"), OptionalLong.empty());
            case "enabled" -> new ReasoningWish(effort, budget);
            case "adaptive" -> new ReasoningWish(effort.or(() -> Optional.of(DEFAULT_EFFORT)), OptionalLong.empty());
            default -> new ReasoningWish(effort, OptionalLong.empty());
        };
    }

    Optional<ResponseFormat> format() {
        return format;
    }
}
