package io.dvara.provider.gemini;

import io.dvara.api.chat.ChatRequest;
import io.dvara.provider.kit.ForeignFields;
import io.dvara.provider.kit.Merging;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Sorts the fields that have no place in a chat.
 *
 * <p>The vendor's own words go on, in either spelling, also within {@code google} or {@code
 * extra_body.google} as clients of its OpenAI dialect send them. Of the rest what is harmless is
 * dropped by name and anything else refused.
 */
final class OtherFields {

    private static final Set<String> OF_REQUEST =
            Set.of("safetySettings", "generationConfig", "toolConfig", "cachedContent", "labels", "modelArmorConfig");
    private static final Set<String> OF_GENERATION = Set.of(
            "thinkingConfig",
            "responseModalities",
            "speechConfig",
            "mediaResolution",
            "imageConfig",
            "audioTimestamp",
            "audioTranscriptionConfig",
            "routingConfig",
            "modelSelectionConfig",
            "enableEnhancedCivicAnswers",
            "enableAffectiveDialog");

    /** What was understood already, under another name of the request. */
    private static final Set<String> SAID_ELSEWHERE = Set.of(
            "stream_options",
            "web_search_options",
            "thinking",
            "reasoning",
            "output_config",
            "output_format",
            Speech.MODALITIES,
            Speech.AUDIO);

    private static final ForeignFields FOREIGN = ForeignFields.OF_ALL_DIALECTS.and("metadata");

    private static final String TIER = "serviceTier";
    private static final Set<String> TIERS = Set.of("flex", "standard", "priority");
    private static final Set<String> USUAL_TIERS = Set.of("auto", "default");

    private final Order order;
    private final JsonProvider make;

    OtherFields(Order order) {
        this.order = order;
        this.make = order.make();
    }

    /** Returns the fields in the vendor's own words, which count more than ours. */
    JsonObject own() {
        ChatRequest request = order.request();
        request.user().ifPresent(_ -> order.drop("user"));
        return sorted(request.extra(), "");
    }

    private JsonObject sorted(JsonObject fields, String path) {
        JsonObject own = JsonValue.EMPTY_JSON_OBJECT;
        for (Map.Entry<String, JsonValue> field : fields.entrySet()) {
            if (field.getValue() != JsonValue.NULL) {
                own = Merging.deep(make, own, sorted(field.getKey(), field.getValue(), path));
            }
        }
        return own;
    }

    private JsonObject sorted(String name, JsonValue value, String path) {
        String word = Words.camel(name);
        if (OF_REQUEST.contains(word)) {
            return within(word, word.equals("generationConfig") ? spelled(value) : value);
        }
        if (OF_GENERATION.contains(word)) {
            return within("generationConfig", within(word, spelled(value)));
        }
        if (word.equals(TIER)) {
            return tier(value, path + name);
        }
        if (value instanceof JsonObject object && (name.equals("google") || name.equals("extra_body"))) {
            return sorted(object, path + name + ".");
        }
        if (!SAID_ELSEWHERE.contains(name)) {
            settle(name, value, path + name);
        }
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    /** Words of other vendors for what is so anyway say nothing. */
    private JsonObject tier(JsonValue value, String path) {
        String tier = value instanceof JsonString text ? text.getString().toLowerCase(Locale.ROOT) : "";
        if (TIERS.contains(tier)) {
            return within(TIER, make.createValue(tier));
        }
        if (!USUAL_TIERS.contains(tier)) {
            order.drop(path);
        }
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    /** What the vendor has no form for is left out where nothing depends on it, else refused. */
    private void settle(String name, JsonValue value, String path) {
        switch (FOREIGN.judge(name, value)) {
            case IDLE -> {}
            case HARMLESS -> order.drop(path);
            case WEIGHTY -> throw Unsupported.field(path, "has no form for it; leave it out or choose another model");
        }
    }

    /** Spells words as ours are spelled, so that one does not stand there twice; schemas are the caller's. */
    private JsonValue spelled(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        JsonObjectBuilder spelled = make.createObjectBuilder();
        object.forEach((name, inner) -> {
            String word = Words.camel(name);
            spelled.add(word, word.endsWith("Schema") ? inner : spelled(inner));
        });
        return spelled.build();
    }

    private JsonObject within(String name, JsonValue value) {
        return make.createObjectBuilder().add(name, value).build();
    }
}
