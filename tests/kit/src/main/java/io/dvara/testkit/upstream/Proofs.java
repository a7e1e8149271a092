package io.dvara.testkit.upstream;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the tests of some modules have shown of recorded exchanges when they last ran.
 *
 * @param lines an exchange's id, a tab and the word of a {@link Proof}
 */
public record Proofs(Set<String> lines) {

    /** Copies the lines. */
    public Proofs {
        lines = Set.copyOf(lines);
    }

    /** Reads what tests that bear {@link Proves} have left behind in the folders of these modules. */
    public static Proofs of(Collection<Path> modules) {
        return new Proofs(
                modules.stream().flatMap(module -> ProofLog.of(module).stream()).collect(Collectors.toSet()));
    }

    /** Returns whether a test has shown this of an exchange. */
    public boolean hold(RecordedExchange exchange, Proof proof) {
        return lines.contains(exchange.label().id() + "\t" + proof.word());
    }
}
