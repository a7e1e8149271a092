package io.dvara.testkit.upstream;

import java.util.Objects;

/**
 * One HTTP header field.
 *
 * @param name the name as written on the wire
 * @param value the value without surrounding blanks
 */
public record Header(String name, String value) {

    /** Refuses null parts. */
    public Header {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }

    boolean isCalled(String other) {
        return name.equalsIgnoreCase(other);
    }
}
