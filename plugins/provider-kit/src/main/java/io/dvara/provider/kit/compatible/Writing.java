package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Extras;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Call;
import io.dvara.provider.kit.Members;
import io.dvara.provider.kit.Merging;
import io.dvara.provider.kit.Remainder;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.Set;

/**
 * The writing of one request: what is known of it and what becomes of its remainders.
 *
 * @param json makes JSON
 * @param variation how the vendor's API differs
 * @param policy decides over remainders of other dialects
 * @param dialect in whose words the remainders are
 * @param call is told what is dropped
 */
record Writing(JsonCodec json, Variation variation, Remainder policy, Dialect dialect, Call call) {

    /** Fields of other dialects and of this one without which an answer means the same. */
    static final Set<String> HARMLESS = Set.of(
            "metadata",
            "store",
            "service_tier",
            "prompt_cache_key",
            "prompt_cache_retention",
            "safety_identifier",
            "inference_geo",
            "context_management",
            "include",
            "include_usage",
            "include_obfuscation",
            "truncation",
            "background",
            "citations",
            "context",
            "caller",
            "status",
            "id",
            "eager_input_streaming",
            "defer_loading",
            "allowed_callers",
            "input_examples",
            "toolset_name",
            "cache_control",
            "compaction",
            "speed",
            "diagnostics",
            "fallbacks",
            "fallback_credit_token",
            "billing_policy",
            "user_profile_id",
            "workspace_id");

    /** Fields of the Messages dialect that are read and stay among the remainders as well. */
    private static final Set<String> UNDERSTOOD = Set.of("thinking", "output_config", "output_format");

    private static final Set<String> USER = Set.of("user_id");

    boolean isOwnDialect() {
        return dialect == Dialect.CHAT;
    }

    /** Returns the fields of a request of another dialect that say more than the request has told already. */
    JsonObject notUnderstood(JsonObject fields) {
        return dialect == Dialect.MESSAGES ? withoutUser(Members.without(json.make(), fields, UNDERSTOOD)) : fields;
    }

    /** Of the metadata the user's id is understood. */
    private JsonObject withoutUser(JsonObject fields) {
        boolean isAlone = fields.get("metadata") instanceof JsonObject metadata && USER.containsAll(metadata.keySet());
        return isAlone ? Members.without(json.make(), fields, Set.of("metadata")) : fields;
    }

    /** Returns whether to hold the model to a schema; the Messages dialect is strict with schemas that are not. */
    Optional<Boolean> strict(Optional<Boolean> wished, Optional<JsonObject> schema) {
        boolean isTaken = dialect != Dialect.MESSAGES || wished.equals(Optional.of(false));
        return isTaken || wished.isEmpty() ? wished : schema.map(StrictSchemas::fits);
    }

    JsonObjectBuilder object() {
        return json.make().createObjectBuilder();
    }

    JsonArrayBuilder array() {
        return json.make().createArrayBuilder();
    }

    /** Adds what stood beside the known members, or decides what becomes of it. */
    JsonObject with(Extras extras, JsonObject object, String path) {
        JsonObject marked = extras.cache().isPresent() ? marked(extras, object) : object;
        if (isOwnDialect()) {
            return Merging.deep(json.make(), marked, extras.fields());
        }
        policy.settle(extras.fields(), path, call);
        return marked;
    }

    private JsonObject marked(Extras extras, JsonObject object) {
        boolean taken = isOwnDialect() ? !variation.has(Quirk.STRICT_MESSAGES) : variation.has(Quirk.CACHE_MARKERS);
        if (!taken) {
            call.dropped("cache_control");
            return object;
        }
        JsonObjectBuilder marker = object().add("type", "ephemeral");
        extras.cache().orElseThrow().ttl().ifPresent(ttl -> marker.add("ttl", ttl));
        return json.make()
                .createObjectBuilder(object)
                .add("cache_control", marker)
                .build();
    }
}
