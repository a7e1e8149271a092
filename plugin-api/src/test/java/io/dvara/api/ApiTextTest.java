package io.dvara.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shows every change of what plugins can see in a file that is reviewed. */
class ApiTextTest {

    private static final Path FILE = Path.of("api.txt");

    @Test
    void listsEveryMemberThatPluginsCanSee() throws IOException {
        List<String> lines = ApiListing.lines();
        if (Boolean.getBoolean("api.update")) {
            Files.write(FILE, lines);
        }
        List<String> listed = Files.readAllLines(FILE);
        assertThat(new Difference(listed, lines).toString())
                .as("plugin-api/api.txt and the code differ; when the change is meant and compatible,"
                        + " run the tests of plugin-api with -Dapi.update=true")
                .isEmpty();
        assertThat(listed).as("the order in api.txt").isEqualTo(lines);
    }

    private record Difference(List<String> listed, List<String> actual) {

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            listed.stream().filter(line -> !actual.contains(line)).forEach(line -> append(text, "- ", line));
            actual.stream().filter(line -> !listed.contains(line)).forEach(line -> append(text, "+ ", line));
            return text.toString();
        }

        private static void append(StringBuilder text, String sign, String line) {
            text.append('\n').append(sign).append(line);
        }
    }
}
