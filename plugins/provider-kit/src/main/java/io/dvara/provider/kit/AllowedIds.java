package io.dvara.provider.kit;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Forms of the ids of tool calls that vendors take; equal ids have equal forms, other ones stay apart. */
public final class AllowedIds {

    private static final int HASH = 9;
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private AllowedIds() {}

    /**
     * Returns the form of vendors that refuse some characters and long ids.
     *
     * @param forbidden one character that the vendor does not take
     * @param longest the length that it takes at most
     */
    public static UnaryOperator<String> cleaned(Pattern forbidden, int longest) {
        return id -> {
            if (id.length() <= longest && !forbidden.matcher(id).find()) {
                return id;
            }
            String clean = forbidden.matcher(id).replaceAll("_");
            return clean.substring(0, Math.min(clean.length(), longest - HASH)) + "_" + hash(id);
        };
    }

    /** Returns the form of vendors that refuse long ids. */
    public static UnaryOperator<String> atMost(int longest) {
        return cleaned(NOTHING, longest);
    }

    /** Returns the form of vendors that take so many letters and digits, no more and no less. */
    public static UnaryOperator<String> lettersAndDigits(int length) {
        Pattern taken = Pattern.compile("[a-zA-Z0-9]{" + length + "}");
        return id -> taken.matcher(id).matches() ? id : digest(id, length);
    }

    private static String hash(String id) {
        return Integer.toHexString(id.hashCode());
    }

    private static String digest(String id, int length) {
        UUID digest = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        String digits = Long.toUnsignedString(digest.getMostSignificantBits(), Character.MAX_RADIX)
                + Long.toUnsignedString(digest.getLeastSignificantBits(), Character.MAX_RADIX);
        return ("0".repeat(length) + digits).substring(digits.length());
    }
}
