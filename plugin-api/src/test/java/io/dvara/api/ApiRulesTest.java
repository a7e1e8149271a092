package io.dvara.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every type that plugins can see. */
class ApiRulesTest {

    private static final Pattern QUALIFIED = Pattern.compile("[a-z][\\w]*(\\.[\\w$]+)+");
    private static final List<String> ALLOWED =
            List.of("java.", "jakarta.json.", "io.dvara.api.", "org.pf4j.ExtensionPoint");
    private static final List<String> STABILITIES = List.of("Lio/dvara/api/Stable;", "Lio/dvara/api/Preview;");

    @Test
    void everyTypeTellsHowStableItIs() {
        assertThat(ApiTypes.all())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(
                                Stream.<Class<?>>iterate(type, one -> one != null, Class::getEnclosingClass)
                                        .anyMatch(ApiRulesTest::tellsStability))
                        .as("%s or a type around it is @Stable or @Preview", type.getName())
                        .isTrue());
    }

    @Test
    void signaturesSpeakOfTheJdkAndJsonAlone() {
        assertThat(ApiListing.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(QUALIFIED.matcher(line).results().map(MatchResult::group))
                        .as(line)
                        .allMatch(name -> ALLOWED.stream().anyMatch(name::startsWith)));
    }

    private static boolean tellsStability(Class<?> type) {
        try {
            return ClassFile.of()
                    .parse(ApiTypes.file(type))
                    .findAttribute(Attributes.runtimeInvisibleAnnotations())
                    .stream()
                    .flatMap(attribute -> attribute.annotations().stream())
                    .map(Annotation::className)
                    .anyMatch(name -> STABILITIES.contains(name.stringValue()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + type, e);
        }
    }
}
