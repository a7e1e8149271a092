package io.dvara.provider.gemini;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers which function each call named, since the vendor wants the name with the result. */
final class CallNames {

    private final Map<String, String> byId = new HashMap<>();
    private final Deque<String> unanswered = new ArrayDeque<>();

    void called(String id, String name) {
        if (id.isEmpty()) {
            unanswered.add(name);
        } else {
            byId.put(id, name);
        }
    }

    /** Returns the function that a result is of; without an id, that of the first call still open. */
    Optional<String> of(String id, String told) {
        if (!id.isEmpty()) {
            return Optional.ofNullable(byId.get(id)).or(() -> Optional.of(told).filter(name -> !name.isEmpty()));
        }
        if (!told.isEmpty()) {
            unanswered.removeFirstOccurrence(told);
            return Optional.of(told);
        }
        return Optional.ofNullable(unanswered.poll());
    }
}
