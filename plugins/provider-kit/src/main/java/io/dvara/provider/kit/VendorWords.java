package io.dvara.provider.kit;

import io.dvara.api.http.HttpAnswer;
import io.dvara.api.provider.Fault;
import java.util.Optional;

/** How a vendor tells of errors, where it has ways of its own; what it leaves open is judged as usual. */
public interface VendorWords {

    /** A vendor without ways of its own. */
    VendorWords USUAL = new VendorWords() {
        @Override
        public Optional<String> code(HttpAnswer answer) {
            return Optional.empty();
        }

        @Override
        public Optional<Fault> judge(String kind, String message) {
            return Optional.empty();
        }
    };

    /** Returns the code of an error that stands beside its body; nothing of the body may be read. */
    Optional<String> code(HttpAnswer answer);

    /**
     * Returns what an error means.
     *
     * @param kind the vendor's code and type, in lower case; may be blank
     * @param message the vendor's words, in lower case; may be empty
     */
    Optional<Fault> judge(String kind, String message);
}
