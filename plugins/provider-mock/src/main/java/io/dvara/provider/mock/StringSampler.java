package io.dvara.provider.mock;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Makes texts: of a format, of a pattern, or the word that was given or the member's name. */
final class StringSampler {

    private static final Map<String, String> FORMATS = Map.ofEntries(
            Map.entry("date-time", "2025-01-01T00:00:00Z"),
            Map.entry("date", "2025-01-01"),
            Map.entry("time", "00:00:00Z"),
            Map.entry("duration", "P1D"),
            Map.entry("email", "user@example.com"),
            Map.entry("idn-email", "user@example.com"),
            Map.entry("hostname", "example.com"),
            Map.entry("ipv4", "192.0.2.1"),
            Map.entry("ipv6", "2001:db8::1"),
            Map.entry("uri", "https://example.com/"),
            Map.entry("url", "https://example.com/"),
            Map.entry("uri-reference", "/"),
            Map.entry("uuid", "00000000-0000-4000-8000-000000000000"),
            Map.entry("json-pointer", "/a"),
            Map.entry("regex", ".*"),
            Map.entry("byte", "bW9jaw=="));

    private final Optional<String> word;

    StringSampler(Optional<String> word) {
        this.word = word;
    }

    Optional<String> sample(JsonObject schema, String name) {
        if (schema.containsKey("pattern")) {
            return matching(Schemas.text(schema.get("pattern")), schema);
        }
        String format = schema.containsKey("format") ? Schemas.text(schema.get("format")) : "";
        if (FORMATS.containsKey(format)) {
            return Optional.of(FORMATS.get(format));
        }
        int least = Schemas.count(schema, "minLength", 0);
        int most = Schemas.count(schema, "maxLength", Integer.MAX_VALUE);
        String text = word.orElse(name);
        String padded = text + "x".repeat(Math.max(0, least - text.length()));
        return least > most ? Optional.empty() : Optional.of(padded.substring(0, Math.min(padded.length(), most)));
    }

    private static Optional<String> matching(String pattern, JsonObject schema) {
        int least = Schemas.count(schema, "minLength", 0);
        int most = Schemas.count(schema, "maxLength", Integer.MAX_VALUE);
        try {
            Pattern check = Pattern.compile(pattern);
            for (int repeat = 0; repeat <= Math.min(Math.max(least, 1), 200); repeat++) {
                Optional<String> text = new PatternSampler(pattern, repeat).sample();
                if (text.filter(made -> made.length() >= least && made.length() <= most)
                        .filter(made -> check.matcher(made).find())
                        .isPresent()) {
                    return text;
                }
            }
        } catch (PatternSyntaxException _) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
