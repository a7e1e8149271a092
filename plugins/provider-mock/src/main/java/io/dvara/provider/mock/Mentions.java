package io.dvara.provider.mock;

import io.dvara.api.chat.Tool;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which words a text has, and whether it speaks of a function. */
final class Mentions {

    private static final int LONGEST_TEXT = 10_000;

    private static final Set<String> TELL_NOTHING = Set.of(
            "get",
            "set",
            "the",
            "and",
            "for",
            "with",
            "from",
            "tool",
            "function",
            "call",
            "make",
            "run",
            "name",
            "type",
            "value",
            "text",
            "input",
            "data",
            "this",
            "that",
            "has",
            "use",
            "all",
            "one",
            "what",
            "how");

    private final String text;
    private final Set<String> words;

    private Mentions(String text) {
        this.text = text;
        this.words = new HashSet<>(split(text));
    }

    /** Looks at the first 10,000 characters of a text. */
    static Mentions of(String text) {
        return new Mentions(text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
    }

    /** Returns whether the text has this word, in lower case. */
    boolean has(String word) {
        return words.contains(word);
    }

    /** Returns whether the text speaks of a function. */
    boolean speaksOf(Tool.Function function) {
        return text.contains(function.name())
                || hasTelling(function.name())
                || function.parameters()
                        .map(schema -> schema.get("properties"))
                        .filter(JsonObject.class::isInstance)
                        .map(properties ->
                                properties.asJsonObject().keySet().stream().anyMatch(this::hasTelling))
                        .orElse(false);
    }

    /** Returns the words that begin with a capital, the first word of the text and "I" excepted. */
    List<String> properNames() {
        List<String> names = new ArrayList<>();
        int at = Words.end(text, 0);
        while (at < text.length()) {
            int end = Words.end(text, at);
            String word = text.substring(at, end).strip().replaceAll("[^\\p{L}\\p{N}]+$", "");
            if (word.length() > 1 && Character.isUpperCase(word.charAt(0))) {
                names.add(word);
            }
            at = end;
        }
        return names;
    }

    private boolean hasTelling(String name) {
        return split(name).stream().anyMatch(word -> word.length() > 2 && !TELL_NOTHING.contains(word) && has(word));
    }

    /** Splits at everything but letters and digits, and where a capital follows a small letter. */
    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean hump = Character.isUpperCase(c) && i > 0 && Character.isLowerCase(text.charAt(i - 1));
            if (hump || !Character.isLetterOrDigit(c)) {
                addWord(word, words);
            }
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            }
        }
        addWord(word, words);
        return words;
    }

    private static void addWord(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }
}
