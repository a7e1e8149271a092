package io.dvara.gateway.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PoisonPluginTest {

    @TempDir
    Path folder;

    static Stream<Arguments> poisons() {
        PluginJar sound = PluginJar.acme("9.0.0")
                .withId("poison")
                .replacing("return \"acme\"", "return \"poison\"")
                .replacing("\"ACME\"", "\"POISON\"");
        return Stream.of(
                Arguments.of("its start did not come back", sound.replacing("// constructor", "while (true) {}")),
                Arguments.of(
                        "its start threw java.lang.StackOverflowError",
                        sound.replacing("return \"poison\"", "return type()")),
                Arguments.of(
                        "constructor of com.acme.AcmeFactory threw java.lang.Error: no",
                        sound.replacing("// constructor", "if (true) throw new Error(\"no\");")),
                Arguments.of(
                        "its start threw java.lang.NoClassDefFoundError: gone",
                        sound.replacing("return \"poison\"", "throw new NoClassDefFoundError(\"gone\")")),
                Arguments.of(
                        "its start threw java.lang.IllegalStateException: null",
                        sound.replacing(
                                "return ProviderProfile.configured(\"POISON\", \"acme/\")",
                                "throw new IllegalStateException()")),
                Arguments.of(
                        "making provider poison threw java.lang.OutOfMemoryError",
                        sound.replacing("return new Acme(config)", "throw new OutOfMemoryError()")),
                Arguments.of(
                        "making provider poison did not come back",
                        sound.replacing("return new Acme(config)", "while (config != null) {} return null")),
                Arguments.of("lists no extension", sound.replacing("@org.pf4j.Extension", "")),
                Arguments.of(
                        "offers the provider type acme, as acme.jar does",
                        sound.replacing("return \"poison\"", "return \"acme\"")),
                Arguments.of("requires version 2.x of the plugin API", sound.withRequires("2.x")),
                Arguments.of("has the plugin id acme", sound.withId("acme")),
                Arguments.of(
                        "NoClassDefFoundError: com/fasterxml/jackson/core/JsonFactory",
                        sound.replacing("// constructor", "new com.fasterxml.jackson.core.JsonFactory();")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poisons")
    void harmsNobodyAndIsNamed(String reason, PluginJar poison) throws Exception {
        Rig rig = new Rig(folder, Map.of("ACME_API_KEY", "key", "POISON_ENABLED", "true"), Duration.ofSeconds(5));
        PluginJar.acme("1.0.0").writeTo(rig.plugins.resolve("acme.jar"));
        poison.writeTo(rig.plugins.resolve("poison.jar"));

        rig.start();

        assertThat(rig.call("acme")).isEqualTo("1.0.0");
        assertThat(rig.reason("poison.jar")).contains(reason);
    }
}
