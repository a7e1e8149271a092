package io.dvara.gateway.plugins;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Makes plugin jars from source, as an author's build would. */
record PluginJar(String id, String version, String requires, String source) {

    /** A plugin whose provider lists one model named like its version. */
    static PluginJar acme(String version) {
        return new PluginJar("acme", version, "1.x", SOURCE.replace("VERSION", version));
    }

    PluginJar withRequires(String range) {
        return new PluginJar(id, version, range, source);
    }

    PluginJar withId(String other) {
        return new PluginJar(other, version, requires, source);
    }

    PluginJar replacing(String part, String by) {
        if (!source.contains(part)) {
            throw new IllegalArgumentException("no such part: " + part);
        }
        return new PluginJar(id, version, requires, source.replace(part, by));
    }

    /** Writes the jar under another name first, so that it appears at once. */
    Path writeTo(Path file) throws IOException {
        Path part = Files.createTempFile("plugin", ".part");
        try (OutputStream out = Files.newOutputStream(part);
                JarOutputStream jar = new JarOutputStream(out, manifest())) {
            Path classes = compiled();
            Files.walkFileTree(classes, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                    jar.putNextEntry(new ZipEntry(classes.relativize(each).toString()));
                    Files.copy(each, jar);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    byte[] bytes() throws IOException {
        return Files.readAllBytes(writeTo(Files.createTempFile("plugin", ".jar")));
    }

    private Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Plugin-Id", id);
        main.putValue("Plugin-Version", version);
        main.putValue("Plugin-Requires", requires);
        return manifest;
    }

    private Path compiled() throws IOException {
        Path classes = Files.createTempDirectory("plugin-classes");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        boolean done = compiler.getTask(
                        null,
                        null,
                        null,
                        List.of(
                                "-d", classes.toString(),
                                "-cp", System.getProperty("java.class.path"),
                                "-processor", "org.pf4j.processor.ExtensionAnnotationProcessor"),
                        null,
                        List.of(new Source(source)))
                .call();
        if (!done) {
            throw new IllegalStateException("the plugin's source does not compile");
        }
        return classes;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        private Source(String text) {
            super(URI.create("string:///com/acme/AcmeFactory.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final String SOURCE = """
            package com.acme;

            import io.dvara.api.*;
            import io.dvara.api.chat.*;
            import io.dvara.api.provider.*;
            import jakarta.json.JsonValue;
            import java.util.*;
            import java.util.stream.Stream;

            @org.pf4j.Extension
            public class AcmeFactory implements ProviderFactory<AcmeFactory.Config> {
                public record Config(Optional<Secret> apiKey, @Default("http://acme.example") java.net.URI baseUrl) {}

                public AcmeFactory() {
                    // constructor
                }

                public String type() {
                    return "acme";
                }

                public Class<Config> settings() {
                    return Config.class;
                }

                public ProviderProfile profile() {
                    return ProviderProfile.configured("ACME", "acme/");
                }

                public Provider create(Config config, ComponentContext context) {
                    return new Acme(config);
                }

                static class Acme implements ModelProvider, ChatProvider {
                    private final Config config;
                    private volatile boolean closed;

                    Acme(Config config) {
                        this.config = config;
                    }

                    public List<Model> models(Call call) {
                        if (closed) {
                            throw new IllegalStateException("called after it was closed");
                        }
                        return List.of(new Model("VERSION", config.apiKey().map(Secret::reveal).orElse("none"),
                                OptionalLong.empty(), Model.Traits.UNKNOWN, JsonValue.EMPTY_JSON_OBJECT));
                    }

                    public Stream<ChatChunk> chat(ChatRequest request, Call call) {
                        return Stream.generate(() -> chunk()).limit(20);
                    }

                    private ChatChunk chunk() {
                        if (closed) {
                            throw new IllegalStateException("pulled after it was closed");
                        }
                        return ChatChunk.of(new ChatChunk.Head(Optional.of("VERSION"), Optional.empty(), Optional.empty()));
                    }

                    public void close() {
                        closed = true;
                    }
                }
            }
            """;
}
