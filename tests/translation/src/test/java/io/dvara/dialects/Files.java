package io.dvara.dialects;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The files that say how vendors answer: those beside this class and those of the plugins' contracts. */
final class Files {

    private static final Path PLUGINS = Path.of(System.getProperty("plugins.folder"));
    private static final Map<String, JsonObject> READ = new ConcurrentHashMap<>();

    private Files() {}

    static JsonObject json(String name) {
        return read(name).orElseThrow(() -> new IllegalArgumentException("no file " + name));
    }

    static Optional<JsonObject> read(String name) {
        try (InputStream file = Files.class.getResourceAsStream(name)) {
            return Optional.ofNullable(file).map(Files::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** Returns a case of the golden files of a plugin. */
    static JsonObject golden(String plugin, String file, String name) {
        String path = "provider-%1$s/src/test/resources/io/dvara/provider/%1$s/golden/%2$s".formatted(plugin, file);
        return READ.computeIfAbsent(path, Files::fromPlugins).getJsonObject(name);
    }

    private static JsonObject fromPlugins(String path) {
        try (InputStream file = java.nio.file.Files.newInputStream(PLUGINS.resolve(path))) {
            return parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private static JsonObject parse(InputStream file) {
        try (JsonReader reader = Json.createReader(file)) {
            return reader.readObject();
        }
    }
}
