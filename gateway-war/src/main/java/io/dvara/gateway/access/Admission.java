package io.dvara.gateway.access;

import io.dvara.api.Secret;
import io.dvara.gateway.config.Settings;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Lets callers in, or not; safe for many threads.
 *
 * <p>While no API key has been created, any key or none belongs to the default tenant, unless the
 * setting demands a valid one.
 */
@SingleInstance
public class Admission {

    private final Settings.KeyRule rule;

    /** Makes an admission by the rule of the settings. */
    @Inject
    public Admission(Settings settings) {
        this.rule = settings.access().requireApiKey();
    }

    /**
     * Admits a caller with this key.
     *
     * @throws Refusal when a valid key is demanded and this is none
     */
    public void admit(Optional<Secret> key) {
        if (rule == Settings.KeyRule.TRUE) {
            String problem = key.isPresent() ? "Invalid API key" : "Missing API key";
            throw Refusal.of(
                    ErrorCode.UNAUTHORIZED,
                    problem + ": dvara.auth.require-api-key demands a valid one, and none has been created yet; set it"
                            + " to auto to let callers in until then.");
        }
    }
}
