package io.dvara.provider.bedrock;

import io.dvara.provider.kit.ForeignFields;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes the fields that have no place in a chat.
 *
 * <p>Those in the vendor's words as they are; of the rest what is harmless is dropped by name and
 * anything else refused.
 */
final class OtherFields {

    private static final Set<String> OWN = Set.of(
            "guardrailConfig",
            "performanceConfig",
            "promptVariables",
            "requestMetadata",
            "serviceTier",
            "additionalModelResponseFieldPaths");

    /** Words of Anthropic's API that its models take here too. */
    private static final Set<String> ANTHROPIC = Set.of("thinking", "context_management", "anthropic_beta");

    private static final Set<String> SAID_ELSEWHERE = Set.of(
            "metadata",
            "service_tier",
            "output_config",
            "outputConfig",
            "output_format",
            "additionalModelRequestFields",
            "stream_options",
            "thinking",
            "reasoning");

    private static final ForeignFields FOREIGN = ForeignFields.OF_ALL_DIALECTS;

    private static final int MOST_LABELS = 16;
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z0-9\\s:_@$#=/+,.-]{1,256}");

    private final Order order;
    private final JsonProvider make;
    private final JsonObject extra;

    OtherFields(Order order) {
        this.order = order;
        this.make = order.make();
        this.extra = order.request().extra();
    }

    /** Writes the fields; to be called last, since the vendor's own words replace ours. */
    void write(JsonObjectBuilder body, Additional additional) {
        if (order.request().topLogprobs().isPresent()) {
            throw Unsupported.field("logprobs", "reports no probabilities");
        }
        order.request().user().ifPresent(_ -> order.drop("user"));
        labels(body);
        serviceTier(body);
        outputConfig(additional);
        extra.forEach((name, value) -> other(name, value, body, additional));
        if (extra.get("additionalModelRequestFields") instanceof JsonObject own) {
            additional.add(own);
        }
    }

    private void other(String name, JsonValue value, JsonObjectBuilder body, Additional additional) {
        if (value == JsonValue.NULL) {
            return;
        }
        if (ANTHROPIC.contains(name) && order.takes(Trait.ANTHROPIC_WORDS)) {
            additional.add(name, value);
        } else if (OWN.contains(name)) {
            body.add(name, value);
        } else if (!SAID_ELSEWHERE.contains(name)) {
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

    /** What Anthropic's clients say of the output beside its form. */
    private void outputConfig(Additional additional) {
        if (order.takes(Trait.ANTHROPIC_WORDS) && extra.get("output_config") instanceof JsonObject config) {
            config.forEach((name, value) -> {
                if (!name.equals("format")) {
                    additional.add("output_config." + name, value);
                }
            });
        }
    }

    /** The vendor writes labels into its invocation log. */
    private void labels(JsonObjectBuilder body) {
        if (!(extra.get("metadata") instanceof JsonObject metadata) || order.says("requestMetadata")) {
            return;
        }
        JsonObjectBuilder labels = make.createObjectBuilder();
        int count = 0;
        for (var entry : metadata.entrySet()) {
            boolean fits = count < MOST_LABELS
                    && LABEL.matcher(entry.getKey()).matches()
                    && entry.getValue() instanceof JsonString text
                    && LABEL.matcher(text.getString()).matches();
            if (fits) {
                labels.add(entry.getKey(), entry.getValue());
                count++;
            } else if (entry.getValue() != JsonValue.NULL) {
                order.drop("metadata." + entry.getKey());
            }
        }
        if (count > 0) {
            body.add("requestMetadata", labels);
        }
    }

    private void serviceTier(JsonObjectBuilder body) {
        if (extra.get("service_tier") instanceof JsonString tier) {
            switch (tier.getString()) {
                case "auto" -> {}
                case "default", "flex", "priority", "reserved" -> body.add("serviceTier", type(tier.getString()));
                case "standard_only" -> body.add("serviceTier", type("default"));
                default -> order.drop("service_tier");
            }
        }
    }

    private JsonObject type(String word) {
        return make.createObjectBuilder().add("type", word).build();
    }
}
