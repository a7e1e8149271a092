package io.dvara.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rooms of the gateway and the arrows between them. */
class RoomsTest {

    private static final String GATEWAY = "io.dvara.gateway.";

    /** Whom a room may know beside {@code config}, {@code metrics}, {@code refusal} and the plugin API. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("access", Set.of()),
            Map.entry("admin", Set.of("plugins", "live", "health")),
            Map.entry("config", Set.of("wiring")),
            Map.entry("health", Set.of("live")),
            Map.entry("http", Set.of("pipeline", "json", "plugins", "rehearsal", "shared", "upstream", "health")),
            Map.entry("json", Set.of()),
            Map.entry("live", Set.of()),
            Map.entry("metrics", Set.of()),
            Map.entry("pipeline", Set.of("access", "routing", "usage", "live", "upstream")),
            Map.entry("plugins", Set.of("live", "upstream", "json")),
            Map.entry("refusal", Set.of()),
            Map.entry("rehearsal", Set.of("live")),
            Map.entry("routing", Set.of("live", "upstream", "health", "json", "shared")),
            Map.entry("shared", Set.of()),
            Map.entry("upstream", Set.of("json", "live")),
            Map.entry("wiring", Set.of()),
            Map.entry("usage", Set.of("live", "json")));

    private static final Set<String> KNOWN_TO_ALL = Set.of("config", "metrics", "refusal", "wiring");

    /** These know nobody, not even what all others know. */
    private static final Set<String> KNOWING_NOBODY = Set.of("config", "refusal", "wiring");

    private static final JavaClasses CLASSES = Product.gateway();

    @Test
    void roomsKnowOnlyWhomTheyMayKnow() {
        assertThat(CLASSES).as("classes in the archive").isNotEmpty();
        assertThat(CLASSES)
                .flatExtracting(JavaClass::getDirectDependenciesFromSelf)
                .filteredOn(it -> !allowed(it))
                .extracting(Dependency::getDescription)
                .isEmpty();
    }

    private static boolean allowed(Dependency dependency) {
        String from = room(dependency.getOriginClass());
        String to = room(dependency.getTargetClass());
        return to.isEmpty()
                || from.equals(to)
                || ARROWS.getOrDefault(from, Set.of()).contains(to)
                || KNOWN_TO_ALL.contains(to) && !KNOWING_NOBODY.contains(from);
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(GATEWAY) ? name.substring(GATEWAY.length()).replaceFirst("\\..*", "") : "";
    }

    @Test
    void everyRoomIsOnTheMap() {
        assertThat(CLASSES).extracting(RoomsTest::room).isSubsetOf(ARROWS.keySet());
    }

    @Test
    void roomsFormNoCycle() {
        slices().matching(GATEWAY + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "org.pf4j.., plugins",
        "com.fasterxml.., json|http|usage",
        "org.apache.hc.., upstream",
        "org.eclipse.microprofile.metrics.., metrics",
        "org.snakeyaml.., config",
        "com.knuddels.., routing|usage",
        "io.github.resilience4j.., health",
    })
    void librariesStayInTheirRoom(String library, String rooms) {
        String[] packages = rooms.replaceAll("(\\w+)", GATEWAY + "$1..").split("\\|");
        noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }

    @Test
    void theArchiveRunsOnAnyServer() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.ibm..",
                        "io.openliberty..",
                        "org.jboss..",
                        "org.glassfish..",
                        "org.eclipse.parsson..",
                        "sun..")
                .check(CLASSES);
    }
}
