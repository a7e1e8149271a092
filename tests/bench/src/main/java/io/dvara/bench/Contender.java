package io.dvara.bench;

import java.net.URI;
import java.util.List;

/**
 * Something that answers chats, to be compared.
 *
 * @param name in the report
 * @param base the address before {@code /v1/chat/completions}
 * @param headers lines to send along
 * @param processes whose processor time is its cost; empty when not known
 */
record Contender(String name, URI base, List<String> headers, List<Long> processes) {

    Contender {
        headers = List.copyOf(headers);
        processes = List.copyOf(processes);
    }

    /** Reads {@code name=url} with {@code ;header: value} after it. */
    static Contender parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("--also wants name=url[;header: value]…, not: " + text);
        }
        String[] parts = text.substring(equals + 1).split(";");
        return new Contender(
                text.substring(0, equals), URI.create(parts[0]), List.of(parts).subList(1, parts.length), List.of());
    }
}
