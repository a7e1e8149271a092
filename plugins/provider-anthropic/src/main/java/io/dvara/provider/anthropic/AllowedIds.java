package io.dvara.provider.anthropic;

import io.dvara.provider.kit.CallIds;
import java.util.regex.Pattern;

/** Gives the tool calls of a conversation ids that the vendor takes, and their results the same. */
final class AllowedIds {

    private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z0-9_-]+");
    private static final Pattern FORBIDDEN = Pattern.compile("[^a-zA-Z0-9_-]");

    private final CallIds ids = new CallIds();

    String ofCall(String id, String name) {
        return allowed(ids.ofCall(id, name));
    }

    String ofResult(String id, String name) {
        return allowed(ids.ofResult(id, name));
    }

    /** Ids of other vendors may have other characters; what is replaced is told apart by a hash. */
    private static String allowed(String id) {
        return ALLOWED.matcher(id).matches()
                ? id
                : FORBIDDEN.matcher(id).replaceAll("_") + "_" + Integer.toHexString(id.hashCode());
    }
}
