package io.dvara.provider.cohere;

import io.dvara.api.chat.Dialect;
import io.dvara.provider.kit.ForeignFields;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Set;

/** Writes the fields in the vendor's own words; of the rest drops what is harmless and refuses others. */
final class OtherFields {

    private static final Set<String> OWN = Set.of(
            "safety_mode",
            "documents",
            "citation_options",
            "strict_tools",
            "thinking",
            "priority",
            "p",
            "k",
            "stop_sequences",
            "raw_prompting",
            "return_prompt");

    /** What was understood already, under another name of the request. */
    private static final Set<String> SAID_ELSEWHERE =
            Set.of("stream_options", "reasoning", "output_config", "output_format", "thinking", "reasoning_effort");

    private static final ForeignFields FOREIGN = ForeignFields.OF_ALL_DIALECTS.and("metadata", "service_tier");

    private final Order order;

    OtherFields(Order order) {
        this.order = order;
    }

    /** Returns whether the client says a field in the vendor's words, which then count more than ours. */
    static boolean isOwn(Order order, String name) {
        boolean means = !name.equals("thinking") || order.request().dialect() != Dialect.MESSAGES;
        return OWN.contains(name) && means && order.says(name);
    }

    /** Writes the fields; to be called last, since the vendor's own words replace ours. */
    void write(JsonObjectBuilder body) {
        order.request().user().ifPresent(_ -> order.drop("user"));
        order.request().extra().forEach((name, value) -> {
            if (isOwn(order, name)) {
                body.add(name, value);
            } else if (!SAID_ELSEWHERE.contains(name)) {
                settle(name, value);
            }
        });
    }

    /** What the vendor has no form for is left out where nothing depends on it, else refused. */
    private void settle(String name, JsonValue value) {
        switch (FOREIGN.judge(name, value)) {
            case IDLE -> {}
            case HARMLESS -> order.drop(name);
            case WEIGHTY -> throw Unsupported.field(name, "has no form for it; leave it out or choose another model");
        }
    }
}
