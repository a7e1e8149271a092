package io.dvara.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shape of types and methods, in the gateway and in each plugin. */
class ShapeTest {

    private static final int MOST_PARAMETERS = 4;
    private static final String TELLS_NOTHING = ".+(Manager|Helper|Util|Utils|Service|Impl|Base|Info|Data)";

    /** PF4J's own type, which its subclass is named after. */
    private static final Set<String> EXCEPTED = Set.of("OneJarPluginManager");

    private static final List<JavaClasses> JARS = Stream.concat(
                    Stream.of(Product.gateway()), Product.plugins().stream().map(Product::plugin))
            .toList();

    static List<JavaClasses> jars() {
        return JARS;
    }

    @Test
    void pluginsAreShipped() {
        List<Path> plugins = Product.plugins();
        assertThat(plugins).isNotEmpty();
        assertThat(plugins).allSatisfy(it -> assertThat(Product.plugin(it)).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("jars")
    void typesHaveNamesThatTellSomething(JavaClasses classes) {
        assertThat(classes)
                .isNotEmpty()
                .extracting(JavaClass::getSimpleName)
                .filteredOn(it -> it.matches(TELLS_NOTHING) && !EXCEPTED.contains(it))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("jars")
    void methodsTakeFewParameters(JavaClasses classes) {
        assertThat(methods(classes))
                .isNotEmpty()
                .filteredOn(it -> it.getRawParameterTypes().size() > MOST_PARAMETERS)
                .extracting(JavaMethod::getFullName)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("jars")
    void publicMethodsTakeNoBoolean(JavaClasses classes) {
        assertThat(methods(classes))
                .filteredOn(it -> it.getModifiers().contains(JavaModifier.PUBLIC)
                        && it.getOwner().getModifiers().contains(JavaModifier.PUBLIC))
                .filteredOn(
                        it -> it.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(boolean.class)))
                .extracting(JavaMethod::getFullName)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("jars")
    void staticFieldsNeverChange(JavaClasses classes) {
        assertThat(classes)
                .flatExtracting(JavaClass::getFields)
                .filteredOn(it -> it.getModifiers().contains(JavaModifier.STATIC)
                        && !it.getModifiers().contains(JavaModifier.FINAL)
                        && !it.getModifiers().contains(JavaModifier.SYNTHETIC))
                .extracting(JavaField::getFullName)
                .isEmpty();
    }

    private static List<JavaMethod> methods(JavaClasses classes) {
        return classes.stream()
                .filter(it -> !it.isRecord())
                .flatMap(it -> it.getMethods().stream())
                .filter(it -> !it.getName().startsWith("lambda$")
                        && !it.getModifiers().contains(JavaModifier.SYNTHETIC))
                .toList();
    }
}
