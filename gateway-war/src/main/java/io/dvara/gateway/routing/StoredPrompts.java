package io.dvara.gateway.routing;

import io.dvara.api.chat.Dialect;
import io.dvara.gateway.live.Generation;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import java.util.List;

/** Finds who serves a request that names no model, since the prompt that its vendor keeps does. */
final class StoredPrompts {

    private StoredPrompts() {}

    /**
     * Returns the one provider that has the Responses API itself; it is asked without a model.
     *
     * @throws Refusal when there is none, or more than one
     */
    static Target target(Generation generation) {
        List<ProviderInstance> keepers = generation.providers().stream()
                .filter(provider -> provider.speaks(Dialect.RESPONSES))
                .toList();
        if (keepers.size() == 1) {
            return new Target(keepers.getFirst(), "");
        }
        String names =
                String.join(", ", keepers.stream().map(ProviderInstance::name).toList());
        throw Refusal.of(
                        ErrorCode.VALIDATION_ERROR,
                        keepers.isEmpty()
                                ? "model is required: a stored prompt can name it to a provider that has the Responses"
                                        + " API alone, and none is configured."
                                : "model is required: the stored prompt may be with any of " + names
                                        + "; name the provider by adding model, such as " + names.split(",")[0]
                                        + "/<model>.")
                .at("model");
    }
}
