package io.dvara.provider.bedrock;

import io.dvara.provider.kit.CallIds;
import java.util.regex.Pattern;

/** Gives the tool calls of a conversation ids that the vendor takes, and their results the same. */
final class AllowedIds {

    private static final int LONGEST = 64;
    private static final int KEPT = LONGEST - 9;
    private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z0-9_.:-]{1," + LONGEST + "}");
    private static final Pattern FORBIDDEN = Pattern.compile("[^a-zA-Z0-9_.:-]");

    private final CallIds ids = new CallIds();

    String ofCall(String id, String name) {
        return allowed(ids.ofCall(id, name));
    }

    String ofResult(String id, String name) {
        return allowed(ids.ofResult(id, name));
    }

    /** Ids of other vendors may be longer or have other characters; what is replaced is told apart by a hash. */
    private static String allowed(String id) {
        if (ALLOWED.matcher(id).matches()) {
            return id;
        }
        String clean = FORBIDDEN.matcher(id).replaceAll("_");
        return clean.substring(0, Math.min(clean.length(), KEPT)) + "_" + Integer.toHexString(id.hashCode());
    }
}
