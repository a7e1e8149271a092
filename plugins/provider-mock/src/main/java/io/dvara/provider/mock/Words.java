package io.dvara.provider.mock;

/** Words of a text: each with the white space before it, so that together they are the text. */
final class Words {

    private static final int PROMPT_CHARACTERS = 4;
    private static final int LONGEST_QUOTE = 400;

    private static final String[] VOCABULARY = {
        "every", "good", "gateway", "passes", "on", "what", "it", "was", "given", "and", "keeps", "nothing", "back"
    };

    private Words() {}

    /** Returns where the word ends that begins here. */
    static int end(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Returns how many words a text has. */
    static int count(String text) {
        int count = 0;
        for (int at = 0; at < text.length(); at = end(text, at)) {
            count++;
        }
        return count;
    }

    /** Returns the first so many words. */
    static String first(long count, String text) {
        int at = 0;
        for (long left = count; left > 0 && at < text.length(); left--) {
            at = end(text, at);
        }
        return text.substring(0, at);
    }

    /** Returns a text of so many words. */
    static String of(int count) {
        StringBuilder text = new StringBuilder(count * 6);
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(VOCABULARY[i % VOCABULARY.length]);
        }
        return text.toString();
    }

    /** Returns the beginning of a text. */
    static String quote(String text) {
        if (text.length() <= LONGEST_QUOTE) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_QUOTE - 1)) ? LONGEST_QUOTE - 1 : LONGEST_QUOTE;
        return text.substring(0, end) + "…";
    }

    /** Returns the usual answer to a text. */
    static String reply(String text, int attachments) {
        String answer = text.isEmpty() ? "Mock answer" : "Mock answer to: " + quote(text);
        return switch (attachments) {
            case 0 -> answer;
            case 1 -> answer + " (with 1 attachment)";
            default -> answer + " (with " + attachments + " attachments)";
        };
    }

    /** Returns how many tokens a text of a prompt counts for. */
    static long promptTokens(String text) {
        return Math.ceilDiv(text.length(), PROMPT_CHARACTERS);
    }
}
