package io.dvara.testkit.upstream;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Header fields in the order of the wire, names compared without case.
 *
 * @param all every field, repeated ones included
 */
public record Headers(List<Header> all) {

    static final Headers NONE = new Headers(List.of());

    /** Copies the list. */
    public Headers {
        all = List.copyOf(all);
    }

    /** Returns the value of the first field with this name. */
    public Optional<String> first(String name) {
        return all.stream()
                .filter(header -> header.isCalled(name))
                .map(Header::value)
                .findFirst();
    }

    /** Returns the values of all fields with this name. */
    public List<String> values(String name) {
        return all.stream()
                .filter(header -> header.isCalled(name))
                .map(Header::value)
                .toList();
    }

    /** Reads an object whose values are strings. */
    static Headers of(JsonObject json) {
        return new Headers(json.keySet().stream()
                .map(name -> new Header(name, json.getString(name)))
                .toList());
    }

    boolean has(String name, String value) {
        return values(name).stream().anyMatch(value::equalsIgnoreCase);
    }

    Headers with(Header header) {
        return new Headers(Stream.concat(all.stream(), Stream.of(header)).toList());
    }
}
