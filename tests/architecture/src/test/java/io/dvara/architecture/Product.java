package io.dvara.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The assembled server and the sources that it was made of. */
final class Product {

    static final Path ROOT = Path.of("").toAbsolutePath().resolve("../..").normalize();
    static final Path SERVER = ROOT.resolve("liberty/target/dvara");

    private static final List<String> MODULES = List.of("plugin-api", "plugins", "gateway-war", "liberty", "tests");

    private Product() {}

    /** Returns the gateway's own classes as the archive has them. */
    static JavaClasses gateway() {
        return classes(SERVER.resolve("usr/servers/dvara/apps/dvara.war"), "/WEB-INF/classes/io/dvara/");
    }

    /** Returns the classes of ours in all plugins that are shipped. */
    static JavaClasses plugin(Path jar) {
        return classes(jar, "/io/dvara/");
    }

    static List<Path> plugins() {
        return files(SERVER.resolve("plugins"), ".jar");
    }

    /** Returns files under a folder of the repository, without what was built. */
    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(it -> it.toString().endsWith(ending))
                    .filter(it -> folder.startsWith(SERVER)
                            || !ROOT.relativize(it).toString().contains("target/"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look through " + folder, e);
        }
    }

    /** Returns all Java sources, tests too. */
    static List<Path> sources() {
        return MODULES.stream()
                .flatMap(it -> files(ROOT.resolve(it), ".java").stream())
                .toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static JavaClasses classes(Path archive, String folder) {
        return new ClassFileImporter()
                .importLocations(List.of(Location.of(URI.create("jar:" + archive.toUri() + "!" + folder))));
    }
}
