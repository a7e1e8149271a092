package io.dvara.provider.qwen;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.provider.kit.compatible.ThinkingWords;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns thoughts on and off in the vendor's words; most of its models think in streams alone. */
final class ThinkingSwitch implements ThinkingWords {

    private static final String SWITCH = "enable_thinking";

    /** These models also know how much, but not beside the switch. */
    private static final String GRADUATED = "qwen3.8-max";

    private static final Pattern MODEL =
            Pattern.compile("(qwen-(plus|flash|turbo)|qwen3(\\.\\d+)?-(max|plus|flash|vl-plus|vl-flash)).*");

    @Override
    public Optional<JsonObject> fields(ChatRequest request, JsonProvider json) {
        if (!MODEL.matcher(request.model()).matches()) {
            return Optional.empty();
        }
        if (!ThinkingWords.isWished(request)) {
            return Optional.of(json.createObjectBuilder().add(SWITCH, false).build());
        }
        Optional<String> effort =
                request.reasoning().effort().filter(_ -> request.model().startsWith(GRADUATED));
        if (effort.isPresent()) {
            return Optional.of(json.createObjectBuilder()
                    .add("reasoning_effort", effort.get())
                    .build());
        }
        if (request.delivery() == Delivery.WHOLE) {
            return Optional.empty();
        }
        JsonObjectBuilder fields = json.createObjectBuilder().add(SWITCH, true);
        request.reasoning().budgetTokens().ifPresent(tokens -> fields.add("thinking_budget", tokens));
        return Optional.of(fields.build());
    }
}
