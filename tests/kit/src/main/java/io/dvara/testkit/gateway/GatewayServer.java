package io.dvara.testkit.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A running gateway with a port, a work folder and a plugins folder of its own.
 *
 * <p>Starting waits until it is ready, or fails with what it printed. Closing kills it and deletes
 * its folder.
 *
 * <pre>{@code
 * try (GatewayServer gateway = GatewayServer.assembled(folder)
 *         .variable("OPENAI_API_KEY", "k")
 *         .variable("OPENAI_BASE_URL", upstream.uri("/v1").toString())
 *         .start()) {
 *     … call gateway.uri("/v1/chat/completions") …
 * }
 * }</pre>
 */
public final class GatewayServer implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 240;
    private static final int LOWEST_PORT = 12_000;
    private static final int HIGHEST_PORT = 32_000;
    private static final int PORTS_TO_TRY = 100;

    private final Process process;
    private final Path folder;
    private final int port;

    private GatewayServer(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** Begins a gateway of the assembled server in this folder. */
    public static Builder assembled(Path server) {
        return new Builder(server);
    }

    /** Sets a gateway up; not for several threads. */
    public static final class Builder {

        private final Path server;
        private final Path folder;
        private final Map<String, String> variables = new HashMap<>();

        private Builder(Path server) {
            this.server = server.toAbsolutePath();
            this.folder = unchecked(() -> Files.createTempDirectory("dvara-"));
            if (!Files.isExecutable(launcher())) {
                throw new IllegalStateException("no assembled server at " + server + "; build it by ./mvnw package");
            }
            copyPlugins();
        }

        /** Sets an environment variable. */
        public Builder variable(String name, String value) {
            variables.put(name, value);
            return this;
        }

        /** Gives it this configuration file. */
        public Builder configuration(String yaml) {
            Path file = folder.resolve("dvara.yaml");
            unchecked(() -> Files.writeString(file, yaml));
            return variable("DVARA_CONFIG_FILE", file.toString());
        }

        /** Adds a plugin to those that come with the server. */
        public Builder plugin(Path jar) {
            unchecked(() -> Files.copy(jar, folder.resolve("plugins").resolve(jar.getFileName())));
            return this;
        }

        /**
         * Starts it and waits until it is ready.
         *
         * @throws IllegalStateException with its output when it does not become ready
         */
        public GatewayServer start() {
            GatewayServer gateway = launch();
            gateway.awaitReady();
            return gateway;
        }

        /** Starts it without waiting, for starts that are to fail. */
        public GatewayServer launch() {
            int port = freePort();
            ProcessBuilder builder = new ProcessBuilder(launcher().toString(), "run");
            builder.environment()
                    .putAll(Map.of(
                            "JAVA_HOME", System.getProperty("java.home"),
                            "DVARA_HTTP_PORT", Integer.toString(port),
                            "DVARA_RUN_DIR", folder.resolve("run").toString(),
                            "DVARA_PLUGINS_DIR", folder.resolve("plugins").toString()));
            builder.environment().putAll(variables);
            builder.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("console.log").toFile());
            return new GatewayServer(unchecked(builder::start), folder, port);
        }

        private Path launcher() {
            return server.resolve("bin/dvara");
        }

        private void copyPlugins() {
            Path plugins = unchecked(() -> Files.createDirectories(folder.resolve("plugins")));
            try (Stream<Path> jars = unchecked(() -> Files.list(server.resolve("plugins")))) {
                jars.forEach(jar -> unchecked(() ->
                        Files.copy(jar, plugins.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING)));
            }
        }
    }

    /** Returns an address of this gateway. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Returns the port that it listens on. */
    public int port() {
        return port;
    }

    /** Returns the folder that it watches for plugins. */
    public Path plugins() {
        return folder.resolve("plugins");
    }

    /** Replaces its configuration file, in one step. */
    public void configure(String yaml) {
        Path written = folder.resolve("dvara.yaml.new");
        unchecked(() -> Files.writeString(written, yaml));
        unchecked(() -> Files.move(written, folder.resolve("dvara.yaml"), StandardCopyOption.ATOMIC_MOVE));
    }

    /** Returns the process. */
    public Process process() {
        return process;
    }

    /** Returns what it has printed so far. */
    public String output() {
        return text(folder.resolve("console.log"));
    }

    /** Returns the lines that it has printed to their end so far. */
    public List<String> lines() {
        String printed = output();
        return printed.substring(0, printed.lastIndexOf('\n') + 1).lines().toList();
    }

    /** Returns everything that it has logged so far, the server's own files included. */
    public String logs() {
        StringBuilder all = new StringBuilder(output());
        try (Stream<Path> files = unchecked(() -> Files.walk(folder.resolve("run")))) {
            files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .forEach(file -> all.append(text(file)));
        }
        return all.toString();
    }

    /** Reads also what ends within a character. */
    private static String text(Path file) {
        return new String(unchecked(() -> Files.readAllBytes(file)), StandardCharsets.UTF_8);
    }

    /** Asks it to stop, as an orchestrator would, and does not wait. */
    public void terminate() {
        process.destroy();
    }

    /** Waits until the process has ended and returns its exit code. */
    public int awaitExit() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the gateway did not end; it printed:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the gateway's end", e);
        }
    }

    /** Kills it and deletes its folder. */
    @Override
    public void close() {
        List<ProcessHandle> family = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(it -> it.onExit().join());
        unchecked(() -> Files.walkFileTree(folder, new Deleting()));
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!ready()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                String printed = output();
                close();
                throw new IllegalStateException("the gateway did not become ready; it printed:\n" + printed);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private boolean ready() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    uri("/actuator/health/readiness").toURL().openConnection();
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Looks below the ports that systems give to whoever connects, which might take it before the gateway does. */
    private static int freePort() {
        return ThreadLocalRandom.current()
                .ints(LOWEST_PORT, HIGHEST_PORT)
                .limit(PORTS_TO_TRY)
                .filter(GatewayServer::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("none of %d ports tried is free".formatted(PORTS_TO_TRY)));
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    private static <T> T unchecked(Step<T> step) {
        try {
            return step.run();
        } catch (IOException e) {
            throw new UncheckedIOException("the gateway's folder cannot be used", e);
        }
    }

    /** Deletes a folder with all that is in it. */
    private static final class Deleting extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
