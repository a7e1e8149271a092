package io.dvara.gateway.http.responses;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a client says behind the question mark, as far as the API knows it.
 *
 * @param pairs the parameters in their order
 */
public record Query(List<Pair> pairs) {

    private static final Set<String> KNOWN = Set.of(
            "include",
            "include[]",
            "stream",
            "starting_after",
            "include_obfuscation",
            "limit",
            "order",
            "after",
            "before");

    /** One parameter. */
    public record Pair(String name, String value) {}

    /** Copies the parameters. */
    public Query {
        pairs = List.copyOf(pairs);
    }

    /** Reads a query; what is no parameter is passed over. */
    public static Query of(Optional<String> raw) {
        return new Query(raw.stream()
                .flatMap(text -> Stream.of(text.split("&")))
                .flatMap(pair -> pair(pair).stream())
                .filter(pair -> KNOWN.contains(pair.name()))
                .toList());
    }

    /** Returns the first value of a parameter; empty when there is none. */
    String first(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name))
                .map(Pair::value)
                .findFirst()
                .orElse("");
    }

    /** Returns a count between 1 and the largest. */
    int count(String name, int usual, int largest) {
        String text = first(name);
        return text.matches("\\d{1,6}") ? Math.clamp(Integer.parseInt(text), 1, largest) : usual;
    }

    boolean isStreamed() {
        return first("stream").equals("true");
    }

    String encoded() {
        return pairs.stream()
                .map(pair -> encoded(pair.name()) + "=" + encoded(pair.value()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Optional<Pair> pair(String raw) {
        int equals = raw.indexOf('=');
        try {
            return equals <= 0
                    ? Optional.empty()
                    : Optional.of(new Pair(decoded(raw.substring(0, equals)), decoded(raw.substring(equals + 1))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String decoded(String raw) {
        return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    }
}
