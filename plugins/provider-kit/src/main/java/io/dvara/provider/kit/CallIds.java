package io.dvara.provider.kit;

import java.util.ArrayDeque;
import java.util.Deque;

/** Gives ids to those tool calls of a conversation that have none, and to their results the same. */
public final class CallIds {

    private final Deque<Open> unanswered = new ArrayDeque<>();
    private int calls;

    private record Open(String name, String id) {}

    /** Begins with no calls. */
    public CallIds() {}

    /** Returns the id of a call; its own where it has one. */
    public String ofCall(String id, String name) {
        calls++;
        if (!id.isEmpty()) {
            return id;
        }
        Open call = new Open(name, "call_" + calls);
        unanswered.add(call);
        return call.id();
    }

    /** Returns the id of a result; without one it belongs to the first call of that name without an answer. */
    public String ofResult(String id, String name) {
        if (!id.isEmpty()) {
            return id;
        }
        for (Open call : unanswered) {
            if (name.isEmpty() || call.name().equals(name)) {
                unanswered.remove(call);
                return call.id();
            }
        }
        return "call_unknown";
    }
}
