package io.dvara.gateway.plugins;

import io.dvara.api.http.HttpClient;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.ChatProvider;
import io.dvara.gateway.live.Lease;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A provider from its shipped jar, in its own class loader, for benchmarks in other rooms. */
public final class ShippedProvider implements AutoCloseable {

    private final Lending lending;
    private Optional<Rig> rig = Optional.empty();
    private Optional<MachineRole> role = Optional.empty();

    /** Makes a provider that will be lent these. */
    public ShippedProvider(HttpClient http, JsonCodec json) {
        lending = new Lending(http, json);
    }

    /** Loads the jar of a type from the assembled server. */
    public ChatProvider open(String type) throws IOException {
        role = Optional.of(MachineRole.granted());
        Path folder = Files.createTempDirectory("shipped");
        Rig opened = new Rig(folder, variables(type), Duration.ofSeconds(10), lending);
        Files.copy(shipped(type), opened.plugins.resolve(type + ".jar"));
        rig = Optional.of(opened.start());
        try (Lease lease = opened.live.lease()) {
            return (ChatProvider) opened.provider(lease, type).provider();
        }
    }

    @Override
    public void close() throws IOException {
        if (rig.isPresent()) {
            rig.get().stop();
            Files.walkFileTree(rig.get().folder, new Removal());
        }
        role.ifPresent(MachineRole::close);
    }

    private static Map<String, String> variables(String type) {
        String name = type.equals("azure") ? "AZURE_OPENAI" : type.toUpperCase(Locale.ROOT);
        Map<String, String> variables = new HashMap<>();
        variables.put(name + "_BASE_URL", "http://127.0.0.1:9/v1");
        variables.put(name + (keyless(type) ? "_ENABLED" : "_API_KEY"), keyless(type) ? "true" : "key");
        return variables;
    }

    private static boolean keyless(String type) {
        return type.equals("bedrock") || type.equals("ollama");
    }

    private static Path shipped(String type) {
        return Path.of("../../liberty/target/dvara/plugins/dvara-provider-" + type + ".jar");
    }

    /** Removes a folder, of which the plugin's own end may be removing a part. */
    private static final class Removal extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
