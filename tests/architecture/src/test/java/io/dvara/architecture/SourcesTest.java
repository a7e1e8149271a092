package io.dvara.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no source may hold. */
class SourcesTest {

    private static final int LONGEST = 300;

    private static final List<Path> SOURCES = Product.sources().stream()
            .filter(it -> !it.getFileName().toString().equals("SourcesTest.java"))
            .toList();

    @Test
    void filesAreShort() {
        assertThat(SOURCES)
                .filteredOn(it -> it.toString().contains("src/main"))
                .isNotEmpty()
                .filteredOn(it -> Product.text(it).lines().count() > LONGEST)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\bTO" + "DO\\b",
                "@author",
                "Thread\\.sleep\\(",
                "new RuntimeException\\(",
                "repo\\d*\\.maven\\.(apache\\.)?org",
                "registry\\.npmjs",
                "pypi\\.org"
            })
    void noSourceHolds(String pattern) {
        Pattern forbidden = Pattern.compile(pattern);
        assertThat(SOURCES)
                .filteredOn(it -> forbidden.matcher(Product.text(it)).find())
                .isEmpty();
    }

    /** A method's own variable may hold values of any type; what others see may not. */
    @Test
    void noSignatureHoldsUntypedMaps() {
        Pattern untyped = Pattern.compile("(?m)^(?!.*(private|=)).*Map<String, ?Object>");
        assertThat(SOURCES)
                .filteredOn(it -> it.toString().contains("src/main"))
                .filteredOn(it -> untyped.matcher(Product.text(it)).find())
                .isEmpty();
    }

    @Test
    void buildFilesNameNoRegistry() {
        Pattern host =
                Pattern.compile("<url>https?://[^<]*(maven|nexus|artifactory|jcenter)|registry\\.npmjs|pypi\\.org");
        List<Path> files = Product.files(Product.ROOT, "pom.xml");
        assertThat(files)
                .isNotEmpty()
                .filteredOn(it -> host.matcher(Product.text(it)).find())
                .isEmpty();
    }

    /** One public dialect is its vendor's, down to the name of a header. */
    @Test
    void theServerAndThePluginApiNameNoVendor() {
        Pattern vendor = Pattern.compile(
                "(?i)\\b(anthropic|claude|gemini|bedrock|ollama|mistral|cohere|groq|deepseek|qwen|moonshot|zhipu|ernie)\\b");
        List<Path> files = Stream.of("gateway-war/src/main/java", "plugin-api/src/main/java")
                .flatMap(it -> Product.files(Product.ROOT.resolve(it), ".java").stream())
                .toList();
        assertThat(files)
                .isNotEmpty()
                .filteredOn(it -> !it.endsWith("http/messages/MessagesDialect.java"))
                .filteredOn(it -> vendor.matcher(Product.text(it)).find())
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatLivesInIt() {
        assertThat(SOURCES)
                .filteredOn(it -> it.toString().contains("src/main/java/io/dvara"))
                .isNotEmpty()
                .extracting(Path::getParent)
                .filteredOn(it -> !Files.exists(it.resolve("package-info.java")))
                .isEmpty();
    }
}
