package io.dvara.system;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles a provider plugin whose chat does what a piece of source says. */
final class PluginSource {

    private static final String SOURCE = """
            package it;
            import io.dvara.api.*;
            import io.dvara.api.chat.*;
            import io.dvara.api.provider.*;
            import java.util.stream.Stream;
            public final class Factory implements ProviderFactory<Factory.Settings> {
              public record Settings() {}
              public Factory() { %2$s }
              public String type() { return "%1$s"; }
              public Class<Settings> settings() { return Settings.class; }
              public ProviderProfile profile() {
                return new ProviderProfile("IT_%1$s".toUpperCase(), java.util.List.of("%1$s/"), ProviderProfile.Activation.CONFIGURED);
              }
              public Provider create(Settings settings, ComponentContext context) { return new Chat(); }
              static final class Chat implements ChatProvider {
                static Stream<ChatChunk> say(String text) {
                  return Stream.of(ChatChunk.of(ChoiceDelta.of(0, new Delta.Text(0, text))),
                      ChatChunk.of(ChoiceDelta.end(0, Finish.of(FinishReason.STOP))));
                }
                public Stream<ChatChunk> chat(ChatRequest request, Call call) { %3$s }
              }
            }
            """;

    private PluginSource() {}

    /** Writes a jar of type {@code name} whose chat has this body; {@code say(text)} answers. */
    static Path jar(Path folder, String name, String body) {
        return jar(folder, name, "", body);
    }

    /** The same, with a body for the factory's constructor. */
    static Path jar(Path folder, String name, String constructor, String body) {
        try {
            Path classes = Files.createDirectories(folder.resolve(name + "-classes-" + System.nanoTime()));
            compile(classes, SOURCE.formatted(name, constructor, body));
            Path jar = Files.createTempFile(folder, name, ".jar");
            write(classes, name, jar);
            return jar;
        } catch (IOException e) {
            throw new AssertionError("cannot make the plugin " + name, e);
        }
    }

    private static void compile(Path classes, String source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            boolean done = compiler.getTask(
                            messages, files, null, List.of("-proc:none"), null, List.of(new InMemory(source)))
                    .call();
            if (!done) {
                throw new AssertionError(messages.toString());
            }
        }
    }

    private static void write(Path classes, String name, Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Plugin-Id", "it-" + name);
        manifest.getMainAttributes().putValue("Plugin-Version", "1.0.0");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, entries);
            }
            entries.putNextEntry(new JarEntry("META-INF/extensions.idx"));
            entries.write("it.Factory\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final class InMemory extends SimpleJavaFileObject {

        private final String source;

        InMemory(String source) {
            super(URI.create("string:///it/Factory.java"), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }
}
