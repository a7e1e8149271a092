package io.dvara.sdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The Java programs of {@code docs/clients.md}; each begins with the first block of its section. */
final class ClientsPage {

    private static final Path PAGE = Path.of("../../docs/clients.md");
    private static final Pattern PIECE =
            Pattern.compile("^## (.+)$|^### (.+)$|^```java\\R((?:.*\\R)*?)```$", Pattern.MULTILINE);

    private final Map<String, String> samples = new LinkedHashMap<>();
    private String beginning = "";
    private String sample = "";

    private ClientsPage() {}

    /** Returns the programs of a section by their names, for a gateway at this address. */
    static Map<String, String> samples(String section, String baseUrl) throws IOException {
        String page = Files.readString(PAGE).replace("http://localhost:8080/v1", baseUrl);
        int begin = page.indexOf("\n## " + section + "\n") + 1;
        int end = page.indexOf("\n## ", begin);
        ClientsPage read = new ClientsPage();
        PIECE.matcher(page.substring(begin, end < 0 ? page.length() : end))
                .results()
                .forEach(read::take);
        return read.samples;
    }

    private void take(MatchResult piece) {
        if (piece.group(2) != null) {
            sample = piece.group(2);
        } else if (piece.group(3) != null && sample.isEmpty()) {
            beginning = piece.group(3);
        } else if (piece.group(3) != null) {
            samples.put(sample, beginning + piece.group(3));
        }
    }
}
