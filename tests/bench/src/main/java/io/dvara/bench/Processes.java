package io.dvara.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The processes that a run starts, all of which end with it. */
final class Processes implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final Path folder;
    private final List<Process> started = new ArrayList<>();

    Processes(Path folder) {
        this.folder = folder;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Starts one of our own programs in a virtual machine of its own. */
    Process java(Class<?> program, int port, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-Xss256k",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                Integer.toString(port)));
        command.addAll(List.of(more));
        return start(program.getSimpleName(), command, Map.of(), port);
    }

    /** Starts nginx as a proxy, where it is installed. */
    Optional<Process> nginx(int port, int upstream) throws IOException {
        Optional<Path> binary = Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (binary.isEmpty()) {
            return Optional.empty();
        }
        Path home = Files.createDirectories(folder.resolve("nginx"));
        Path configuration = home.resolve("nginx.conf");
        Files.writeString(configuration, """
                daemon off; worker_processes 2; pid %1$s/nginx.pid; error_log %1$s/error.log;
                events { worker_connections 8192; }
                http {
                  access_log off; client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/f; uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
                  client_max_body_size 64m; client_body_buffer_size 2m; keepalive_requests 1000000;
                  upstream up { server 127.0.0.1:%3$d; keepalive 64; keepalive_requests 1000000; }
                  server { listen 127.0.0.1:%2$d; location / {
                    proxy_pass http://up; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering off; } }
                }
                """.formatted(home, port, upstream));
        return Optional.of(start(
                "nginx",
                List.of(binary.get().toString(), "-p", home.toString(), "-c", configuration.toString()),
                Map.of(),
                port));
    }

    /** Starts the assembled gateway before this upstream, for all vendors, and waits until it listens. */
    Process gateway(Path server, int port, int upstream) throws IOException {
        String address = "http://127.0.0.1:" + upstream;
        Map<String, String> variables =
                new HashMap<>(Map.of("OPENAI_API_KEY", "bench", "OPENAI_BASE_URL", address + "/v1"));
        for (Vendor vendor : Vendor.values()) {
            variables.putAll(vendor.variables(address));
        }
        return gateway(server, port, variables);
    }

    /** Starts the assembled gateway with these variables and waits until it listens. */
    Process gateway(Path server, int port, Map<String, String> variables) throws IOException {
        Map<String, String> all = new HashMap<>(variables);
        all.put("JAVA_HOME", System.getProperty("java.home"));
        all.put("DVARA_HTTP_PORT", Integer.toString(port));
        all.put("DVARA_RUN_DIR", folder.resolve("run").toString());
        return start("gateway", List.of(server.resolve("bin/dvara").toString(), "run"), all, port);
    }

    /** Returns the ids of a process and its descendants. */
    static List<Long> family(Process process) {
        return Stream.concat(Stream.of(process.pid()), process.descendants().map(ProcessHandle::pid))
                .toList();
    }

    private Process start(String name, List<String> command, Map<String, String> variables, int port)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(variables);
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        Process process = builder.start();
        started.add(process);
        awaitPort(name, process, port);
        return process;
    }

    private void awaitPort(String name, Process process, int port) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                new Socket("127.0.0.1", port).close();
                return;
            } catch (IOException e) {
                LockSupport.parkNanos(20_000_000);
            }
        }
        throw new IllegalStateException(
                name + " does not listen on port " + port + "; see " + folder.resolve(name + ".log"));
    }

    /** Ends one process and waits for its end. */
    void stop(Process process) {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        started.remove(process);
    }

    @Override
    public void close() {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        for (Process process : started) {
            process.onExit()
                    .completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
    }
}
