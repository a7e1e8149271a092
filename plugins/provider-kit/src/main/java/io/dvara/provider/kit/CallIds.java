package io.dvara.provider.kit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Gives the tool calls of a conversation ids that a vendor takes, each its own, and their results the same.
 *
 * <p>Some models count their calls anew in every turn, and vendors refuse an id that comes twice.
 */
public final class CallIds {

    private final UnaryOperator<String> form;
    private final List<Open> unanswered = new ArrayList<>();
    private final Map<String, String> latest = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private int calls;

    private record Open(String id, String name, String given) {

        /** A result without an id belongs to a call without one. */
        boolean isAnsweredBy(String resultId, String function) {
            return id.equals(resultId) && (!id.isEmpty() || function.isEmpty() || name.equals(function));
        }
    }

    /** Begins with no calls, for a vendor that takes every id. */
    public CallIds() {
        this(UnaryOperator.identity());
    }

    /**
     * Begins with no calls.
     *
     * @param form makes an id one that the vendor takes
     */
    public CallIds(UnaryOperator<String> form) {
        this.form = form;
    }

    /** Begins a turn in which ids of earlier ones may come again, for a vendor that compares those of one turn. */
    public void nextTurn() {
        taken.clear();
    }

    /** Returns the id of a call; a new one where it has none, or one that an earlier call has. */
    public String ofCall(String id, String name) {
        calls++;
        String own = id.isEmpty() ? "call_" + calls : id;
        String given = form.apply(own);
        for (int i = 2; !taken.add(given); i++) {
            given = form.apply(own + "_" + i);
        }
        unanswered.add(new Open(id, name, given));
        latest.put(id, given);
        return given;
    }

    /** Returns the id of a result: that of the first call without an answer to which it can belong. */
    public String ofResult(String id, String function) {
        for (Open call : unanswered) {
            if (call.isAnsweredBy(id, function)) {
                unanswered.remove(call);
                return call.given();
            }
        }
        return id.isEmpty() ? "call_unknown" : latest.getOrDefault(id, form.apply(id));
    }
}
