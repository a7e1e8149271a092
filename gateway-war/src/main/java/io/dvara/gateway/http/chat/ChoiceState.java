package io.dvara.gateway.http.chat;

import java.util.HashSet;
import java.util.Set;

/** What a client has already been told of one of the answers. */
final class ChoiceState {

    private final Set<Integer> calls = new HashSet<>();
    private boolean begun;
    private boolean finished;

    boolean begun() {
        return begun;
    }

    void begin() {
        begun = true;
    }

    boolean finished() {
        return finished;
    }

    void finish() {
        finished = true;
    }

    boolean knows(int call) {
        return calls.contains(call);
    }

    void tell(int call) {
        calls.add(call);
    }
}
