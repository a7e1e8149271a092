package io.dvara.provider.bedrock;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gives the documents of a request names that the vendor takes, each another one.
 *
 * <p>It takes letters, digits, single spaces, hyphens, parentheses and square brackets.
 */
final class DocumentNames {

    private static final int LONGEST = 190;
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");
    private static final Pattern FORBIDDEN = Pattern.compile("[^A-Za-z0-9()\\[\\]-]+");

    private final Set<String> taken = new HashSet<>();

    String of(Optional<String> file) {
        String bare = FORBIDDEN
                .matcher(ENDING.matcher(file.orElse("")).replaceFirst(""))
                .replaceAll(" ")
                .strip();
        String name = bare.isEmpty()
                ? "document"
                : bare.substring(0, Math.min(bare.length(), LONGEST)).strip();
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + " " + i;
        }
        return free;
    }
}
