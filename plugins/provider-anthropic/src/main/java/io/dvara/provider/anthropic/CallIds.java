package io.dvara.provider.anthropic;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** Gives the tool calls of a conversation ids that the vendor takes, and their results the same. */
final class CallIds {

    private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z0-9_-]+");
    private static final Pattern FORBIDDEN = Pattern.compile("[^a-zA-Z0-9_-]");

    private final Deque<Open> unanswered = new ArrayDeque<>();
    private int calls;

    private record Open(String name, String id) {}

    /** Returns the id of a call. */
    String ofCall(String id, String name) {
        calls++;
        if (!id.isEmpty()) {
            return allowed(id);
        }
        Open call = new Open(name, "call_" + calls);
        unanswered.add(call);
        return call.id();
    }

    /** Returns the id of a result; without one it belongs to the first call of that name without an answer. */
    String ofResult(String id, String name) {
        if (!id.isEmpty()) {
            return allowed(id);
        }
        for (Open call : unanswered) {
            if (name.isEmpty() || call.name().equals(name)) {
                unanswered.remove(call);
                return call.id();
            }
        }
        return "call_unknown";
    }

    /** Ids of other vendors may have other characters; what is replaced is told apart by a hash. */
    private static String allowed(String id) {
        return ALLOWED.matcher(id).matches()
                ? id
                : FORBIDDEN.matcher(id).replaceAll("_") + "_" + Integer.toHexString(id.hashCode());
    }
}
