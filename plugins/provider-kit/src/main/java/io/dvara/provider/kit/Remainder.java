package io.dvara.provider.kit;

import io.dvara.api.provider.Call;
import io.dvara.api.provider.ProviderException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;

/**
 * Decides over request fields for which a vendor's API has no form.
 *
 * <p>Harmless ones, without which the answer means the same, are dropped and named to the call; any
 * other refuses the request by its name. A null asks for nothing and passes.
 *
 * @param provider the provider's configured name, for messages
 * @param harmless names of fields that may be dropped, wherever they stand
 */
public record Remainder(String provider, Set<String> harmless) {

    /** Copies the names. */
    public Remainder {
        harmless = Set.copyOf(harmless);
    }

    /**
     * Drops or refuses every member of an object.
     *
     * @param path where the object stands, such as {@code messages[0]}; empty for the request itself
     * @throws ProviderException naming the first field that cannot be dropped
     */
    public void settle(JsonObject fields, String path, Call call) {
        for (Map.Entry<String, JsonValue> field : fields.entrySet()) {
            if (field.getValue() != JsonValue.NULL) {
                settle(field.getKey(), path.isEmpty() ? field.getKey() : path + "." + field.getKey(), call);
            }
        }
    }

    /** Makes the exception for a field that cannot be dropped. */
    public ProviderException unsupported(String path) {
        return ProviderException.unsupported(
                path, "provider " + provider + " has no form for '" + path + "': leave it out or choose another model");
    }

    private void settle(String name, String path, Call call) {
        if (!harmless.contains(name)) {
            throw unsupported(path);
        }
        new LeftOut(call).field(path);
    }
}
