package io.dvara.provider.mock;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes a text of a regular expression of the usual kind.
 *
 * <p>Knows literals, classes, groups, alternatives (the first is taken), quantifiers and anchors; the
 * caller checks the text, so that what is not known, such as look-around, harms nobody.
 */
final class PatternSampler {

    private static final String CANDIDATES =
            "aA0x" + IntStream.range(' ', 0x17f).mapToObj(Character::toString).collect(Collectors.joining());

    private final String pattern;
    private final int repeat;
    private int at;

    /** Repeats what may be repeated without end so many times, if it must not be more. */
    PatternSampler(String pattern, int repeat) {
        this.pattern = pattern;
        this.repeat = repeat;
    }

    Optional<String> sample() {
        String text = alternatives();
        return at == pattern.length() ? Optional.of(text) : Optional.empty();
    }

    private String alternatives() {
        String first = sequence();
        while (has('|')) {
            at++;
            sequence();
        }
        return first;
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < pattern.length() && !has('|') && !has(')')) {
            String atom = atom();
            text.append(atom.repeat(times()));
        }
        return text.toString();
    }

    private String atom() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '^', '$' -> "";
            case '.' -> "x";
            case '(' -> group();
            case '[' -> charClass();
            case '\\' -> escape();
            default -> String.valueOf(c);
        };
    }

    private String group() {
        if (has('?')) {
            at++;
            if (pattern.startsWith("<", at)) {
                at = Math.max(at, pattern.indexOf('>', at)) + 1;
            } else {
                at++;
            }
        }
        String text = alternatives();
        at++;
        return text;
    }

    private String charClass() {
        int begin = at - 1;
        at += has('^') ? 2 : 1;
        while (at < pattern.length() && !has(']')) {
            at += has('\\') ? 2 : 1;
        }
        at = Math.min(at + 1, pattern.length());
        return member(pattern.substring(begin, at));
    }

    private String escape() {
        int begin = at - 1;
        char c = at < pattern.length() ? pattern.charAt(at++) : '\\';
        if (c == 'p' || c == 'P') {
            int end = pattern.indexOf('}', at);
            at = end < 0 ? pattern.length() : end + 1;
            return member(pattern.substring(begin, at));
        }
        return switch (c) {
            case 'd', 'D', 'w', 'W', 's', 'S' -> member(pattern.substring(begin, at));
            case 'b', 'B', 'A', 'z', 'Z' -> "";
            case 'n' -> "\n";
            case 't' -> "\t";
            default -> String.valueOf(c);
        };
    }

    /** Returns a character of this class. */
    private static String member(String charClass) {
        Pattern members = Pattern.compile(charClass);
        return CANDIDATES
                .chars()
                .mapToObj(Character::toString)
                .filter(candidate -> members.matcher(candidate).matches())
                .findFirst()
                .orElse("");
    }

    private int times() {
        int times = quantifier();
        if (has('?') || times != 1 && has('+')) {
            at++;
        }
        return times;
    }

    private int quantifier() {
        if (has('?') || has('*')) {
            return pattern.charAt(at++) == '?' ? 0 : repeat;
        }
        if (has('+')) {
            at++;
            return Math.max(1, repeat);
        }
        int end = has('{') ? pattern.indexOf('}', at) : -1;
        if (end < 0) {
            return 1;
        }
        String[] bounds = pattern.substring(at + 1, end).split(",", -1);
        at = end + 1;
        int least = number(bounds[0]);
        int most = bounds.length == 1 ? least : bounds[1].isEmpty() ? Integer.MAX_VALUE : number(bounds[1]);
        return Math.min(Math.max(least, repeat), Math.max(most, least));
    }

    private static int number(String digits) {
        boolean usable =
                !digits.isEmpty() && digits.length() < 5 && digits.chars().allMatch(Character::isDigit);
        return usable ? Integer.parseInt(digits) : 0;
    }

    private boolean has(char c) {
        return at < pattern.length() && pattern.charAt(at) == c;
    }
}
