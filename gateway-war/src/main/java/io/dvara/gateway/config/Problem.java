package io.dvara.gateway.config;

import java.util.List;

/**
 * Something wrong in the configuration, for the operator.
 *
 * @param place where it stands, such as {@code dvara.yaml:3:5} or {@code variable DVARA_PLUGINS_DIR}
 * @param key the setting; empty when the whole file is meant
 * @param message what is wrong and what to do
 */
public record Problem(String place, String key, String message) {

    /** Makes the problem of a key that nobody knows. */
    public static Problem unknownKey(String place, String key, List<String> known) {
        return new Problem(place, key, "unknown key" + Nearest.hint(lastPart(key), known));
    }

    private static String lastPart(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    @Override
    public String toString() {
        return place + ": " + (key.isEmpty() ? "" : key + ": ") + message;
    }
}
