package io.dvara.gateway.pipeline;

import io.dvara.api.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells callers apart without telling their keys; the same in all gateways. */
final class CallerName {

    private static final int BYTES = 8;

    private CallerName() {}

    static String of(Secret key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(key.reveal().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
