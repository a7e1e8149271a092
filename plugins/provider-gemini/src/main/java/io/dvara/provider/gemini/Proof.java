package io.dvara.provider.gemini;

import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;

/** The vendor's signature of thoughts, in the form in which its own OpenAI dialect tells it beside a call. */
final class Proof {

    /** The member of what it stands beside. */
    static final String OUTSIDE = "extra_content";

    private static final String VENDOR = "google";
    private static final String SIGNATURE = "thought_signature";

    private Proof() {}

    /** Returns the member that tells a signature, so that clients bring it back. */
    static JsonObject beside(JsonProvider make, String signature) {
        return make.createObjectBuilder()
                .add(
                        OUTSIDE,
                        make.createObjectBuilder()
                                .add(VENDOR, make.createObjectBuilder().add(SIGNATURE, signature)))
                .build();
    }

    /** Returns the signature that a client brings among these members. */
    static Optional<String> in(JsonObject members) {
        return Members.object(members, OUTSIDE)
                .flatMap(content -> Members.object(content, VENDOR))
                .flatMap(google -> Members.text(google, SIGNATURE));
    }
}
