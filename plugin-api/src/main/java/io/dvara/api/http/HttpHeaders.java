package io.dvara.api.http;

import io.dvara.api.Stable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Header fields in their order; names compare in any case.
 *
 * @param fields the fields; a name may stand there more than once
 */
@Stable
public record HttpHeaders(List<Field> fields) {

    /** No header fields. */
    public static final HttpHeaders NONE = new HttpHeaders(List.of());

    /**
     * One header field.
     *
     * @param name in any case
     * @param value without line breaks
     */
    public record Field(String name, String value) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** Copies the fields. */
    public HttpHeaders {
        fields = List.copyOf(fields);
    }

    /** Returns these headers and one more field. */
    public HttpHeaders with(String name, String value) {
        return new HttpHeaders(Stream.concat(fields.stream(), Stream.of(new Field(name, value)))
                .toList());
    }

    /** Returns the first value of a header. */
    public Optional<String> first(String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }
}
