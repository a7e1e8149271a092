package io.dvara.gateway.config;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${NAME}} and {@code ${NAME:-default}} by variables; {@code $${} stands for itself. */
final class VariableExpansion {

    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\$\\{|\\$\\{([A-Za-z_][A-Za-z0-9_.]*)(?::-([^}]*))?\\}|\\$\\{");

    private final Environment environment;

    VariableExpansion(Environment environment) {
        this.environment = environment;
    }

    /** Returns the expanded text or, in the thrown message, what is missing. */
    String expand(String text) throws ValueException {
        if (!text.contains("${")) {
            return text;
        }
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder expanded = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(expanded, Matcher.quoteReplacement(value(matcher.toMatchResult())));
        }
        return matcher.appendTail(expanded).toString();
    }

    private String value(MatchResult reference) throws ValueException {
        if (reference.group().equals("$${")) {
            return "${";
        }
        String name = reference.group(1);
        if (name == null) {
            throw new ValueException("'${' begins no variable; write ${NAME} or ${NAME:-default}, or $${ for itself");
        }
        Optional<String> value = environment.get(name).or(() -> Optional.ofNullable(reference.group(2)));
        if (value.isEmpty()) {
            throw new ValueException("variable " + name + " is not set; set it or write ${" + name + ":-default}");
        }
        return value.get();
    }
}
