package io.dvara.dialects;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What a client has heard so far; not for several threads. */
final class Listening {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thoughts = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private final List<Meaning.Wanted> calls = new ArrayList<>();

    void text(String more) {
        text.append(more);
    }

    void thoughts(String more) {
        thoughts.append(more);
    }

    void refusal(String more) {
        refusal.append(more);
    }

    void call(Meaning.Wanted call) {
        calls.add(call);
    }

    boolean calls() {
        return !calls.isEmpty();
    }

    /** Returns what was heard of an answer that has not ended. */
    Meaning meaning() {
        return ended("", OptionalLong.empty(), OptionalLong.empty());
    }

    Meaning ended(String finish, OptionalLong input, OptionalLong output) {
        return new Meaning(
                new Meaning.Words(text.toString(), thoughts.toString(), refusal.toString()),
                calls,
                finish,
                input,
                output);
    }
}
