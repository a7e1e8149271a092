package io.dvara.provider.anthropic;

import io.dvara.api.chat.ChatRequest;
import io.dvara.provider.kit.ForeignFields;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the fields that have no place in a chat.
 *
 * <p>All of them for a client of the vendor's own dialect. For others those that are the vendor's
 * words; of the rest what is harmless is dropped by name and anything else refused.
 */
final class OtherFields {

    private static final Set<String> VENDOR = Set.of(
            "thinking",
            "cache_control",
            "container",
            "mcp_servers",
            "context_management",
            "output_format",
            "inference_geo",
            "speed",
            "fallbacks",
            "fallback_credit_token",
            "diagnostics");
    private static final Set<String> SAID_ELSEWHERE =
            Set.of("metadata", "service_tier", "safety_identifier", "output_config", "stream_options");

    private static final ForeignFields FOREIGN = ForeignFields.OF_CHAT;

    private final Order order;
    private final ChatRequest request;
    private final JsonProvider make;

    OtherFields(Order order) {
        this.order = order;
        this.request = order.request();
        this.make = order.json().make();
    }

    /** Writes the fields; to be called last, since the vendor's own words replace ours. */
    void write(JsonObjectBuilder body) {
        if (request.topLogprobs().isPresent()) {
            throw Unsupported.field("logprobs", "reports no probabilities");
        }
        metadata(body);
        if (order.isNative()) {
            body.addAll(make.createObjectBuilder(request.extra()));
        } else {
            serviceTier(body);
            request.extra().forEach((name, value) -> other(name, value, body));
        }
    }

    private void other(String name, JsonValue value, JsonObjectBuilder body) {
        if (value == JsonValue.NULL || SAID_ELSEWHERE.contains(name)) {
            return;
        }
        if (VENDOR.contains(name)) {
            body.add(name, value);
        } else {
            settle(name, value);
        }
    }

    /** What the vendor has no form for is left out where nothing depends on it, else refused. */
    private void settle(String name, JsonValue value) {
        switch (FOREIGN.judge(name, value)) {
            case IDLE -> {}
            case HARMLESS -> order.drop(name);
            case WEIGHTY -> throw Unsupported.field(name, "has no form for it; leave it out or choose another model");
        }
    }

    /** The vendor takes the end user's id alone, wherever the client says it. */
    private void metadata(JsonObjectBuilder body) {
        JsonValue given = request.extra().getOrDefault("metadata", JsonValue.EMPTY_JSON_OBJECT);
        Optional<String> user = request.user()
                .or(() -> given instanceof JsonObject object ? text(object, "user_id") : Optional.empty())
                .or(() -> text(request.extra(), "safety_identifier"));
        user.ifPresent(id -> body.add("metadata", make.createObjectBuilder().add("user_id", id)));
        if (!order.isNative() && given instanceof JsonObject object) {
            for (Map.Entry<String, JsonValue> member : object.entrySet()) {
                if (!member.getKey().equals("user_id")) {
                    order.drop("metadata." + member.getKey());
                }
            }
        }
    }

    private void serviceTier(JsonObjectBuilder body) {
        text(request.extra(), "service_tier").ifPresent(tier -> {
            switch (tier) {
                case "auto", "standard_only" -> body.add("service_tier", tier);
                case "default" -> body.add("service_tier", "standard_only");
                default -> order.drop("service_tier");
            }
        });
    }

    private static Optional<String> text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
