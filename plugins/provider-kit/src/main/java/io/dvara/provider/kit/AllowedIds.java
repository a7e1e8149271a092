package io.dvara.provider.kit;

import java.util.regex.Pattern;

/** Gives the tool calls of a conversation ids that a vendor takes, and their results the same. */
public final class AllowedIds {

    private static final int HASH = 9;

    private final CallIds ids = new CallIds();
    private final Pattern forbidden;
    private final int longest;

    /**
     * Begins with no calls.
     *
     * @param forbidden one character that the vendor does not take
     * @param longest the length that it takes at most
     */
    public AllowedIds(Pattern forbidden, int longest) {
        this.forbidden = forbidden;
        this.longest = longest;
    }

    /** Returns the id of a call; a new one where it has none. */
    public String ofCall(String id, String name) {
        return allowed(ids.ofCall(id, name));
    }

    /** Returns the id of a result; without one it belongs to the first call of that name without an answer. */
    public String ofResult(String id, String name) {
        return allowed(ids.ofResult(id, name));
    }

    /** What is replaced in ids of other vendors is told apart by a hash. */
    private String allowed(String id) {
        if (id.length() <= longest && !forbidden.matcher(id).find()) {
            return id;
        }
        String clean = forbidden.matcher(id).replaceAll("_");
        return clean.substring(0, Math.min(clean.length(), longest - HASH)) + "_" + Integer.toHexString(id.hashCode());
    }
}
