package io.dvara.testkit.upstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * An HTTP/1.1 server on loopback that plays scripts and remembers what it saw.
 *
 * <p>A request is answered by the first rule that matches it ({@link #on}), else by the next script
 * of the queue ({@link #enqueue}), else by the fallback ({@link #otherwise}); when there is none, by
 * a 501 that is listed in {@link #problems}. Every connection is read all the time, so the moment at
 * which the peer hung up is known also while a script is silent; a script ends when the peer hangs
 * up, and a half-closed connection counts as hung up. All methods may be called from any thread,
 * before and after requests have come. Waits fail with an {@link AssertionError} that tells what was
 * seen; their patience is ten seconds unless given.
 *
 * <pre>{@code
 * try (ScriptedUpstream upstream = ScriptedUpstream.start()) {
 *     upstream.enqueue(Script.json(503, "{}"), Script.json(200, answer));
 *     … call upstream.uri("/v1/chat/completions") …
 *     assertThat(upstream.awaitRequests(2)).extracting(ReceivedRequest::method).containsOnly("POST");
 * }
 * }</pre>
 */
public final class ScriptedUpstream implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int BACKLOG = 4096;

    private final ServerSocket server;
    private final Clock clock = new MonotonicClock();
    private final Journal journal = new Journal(clock);
    private final Playbook playbook = new Playbook();
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();

    private ScriptedUpstream(ServerSocket server) {
        this.server = server;
        Thread.ofVirtual().name("upstream-" + server.getLocalPort()).start(this::accept);
    }

    /** Starts an upstream on a free port of the loopback address. */
    public static ScriptedUpstream start() {
        return startOn(0);
    }

    /** Starts an upstream on this port, for one that comes back after it was closed. */
    public static ScriptedUpstream startOn(int port) {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            return new ScriptedUpstream(server);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on loopback port " + port, e);
        }
    }

    /** Returns the port that the upstream listens on. */
    public int port() {
        return server.getLocalPort();
    }

    /** Returns the address without a path: {@code http://127.0.0.1:port}. */
    public URI uri() {
        return uri("");
    }

    /** Returns the address with this path, which begins with a slash. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    // ---- what it is to do

    /** Adds scripts to the queue; each answers one request that no rule matches. */
    public ScriptedUpstream enqueue(Script... scripts) {
        playbook.enqueue(List.of(scripts));
        return this;
    }

    /** Answers matching requests by these scripts in order, from then on by the last one. */
    public ScriptedUpstream on(Predicate<ReceivedRequest> matching, Script... scripts) {
        return on(matching, Playbook.inOrder(List.of(scripts)));
    }

    /** Answers matching requests as the responder says. */
    public ScriptedUpstream on(Predicate<ReceivedRequest> matching, Responder responder) {
        playbook.on(matching, responder);
        return this;
    }

    /** Answers requests for a path by these scripts in order, from then on by the last one. */
    public ScriptedUpstream onPath(String path, Script... scripts) {
        return on(request -> request.path().equals(path), scripts);
    }

    /** Answers every request for which there is neither a rule nor a queued script. */
    public ScriptedUpstream otherwise(Script script) {
        return otherwise(_ -> script);
    }

    /** Answers every request for which there is neither a rule nor a queued script. */
    public ScriptedUpstream otherwise(Responder responder) {
        playbook.otherwise(responder);
        return this;
    }

    // ---- what it has seen

    /** Returns the moment by the upstream's own clock, which never jumps. */
    public Instant now() {
        return clock.instant();
    }

    /** Returns all requests in the order in which they arrived. */
    public List<ReceivedRequest> requests() {
        return journal.requests();
    }

    /** Returns how many requests have arrived. */
    public int attempts() {
        return journal.requests().size();
    }

    /** Returns the times between one arrival and the next. */
    public List<Duration> spacing() {
        List<Instant> moments = requests().stream().map(r -> r.arrival().at()).toList();
        return IntStream.range(1, moments.size())
                .mapToObj(i -> Duration.between(moments.get(i - 1), moments.get(i)))
                .toList();
    }

    /** Returns how many connections neither side has wholly ended. */
    public int openConnections() {
        return journal.openConnections();
    }

    /** Returns how many connections were ever accepted. */
    public int acceptedConnections() {
        return journal.acceptedConnections();
    }

    /** Returns when and how the peer ended the request's connection, if it has. */
    public Optional<PeerClosed> peerClosed(ReceivedRequest request) {
        return journal.peerClosed(request);
    }

    /** Returns what should not happen: requests without a script, malformed ones, broken scripts. */
    public List<String> problems() {
        return journal.problems();
    }

    // ---- what it is to see

    /** Waits for the first request. */
    public ReceivedRequest awaitRequest() {
        return awaitRequests(1).getFirst();
    }

    /** Waits until so many requests have arrived in all and returns them all. */
    public List<ReceivedRequest> awaitRequests(int count) {
        return awaitRequests(count, _ -> true, PATIENCE);
    }

    /** Waits until so many requests of this kind have arrived and returns those. */
    public List<ReceivedRequest> awaitRequests(int count, Predicate<ReceivedRequest> which, Duration patience) {
        return journal.awaitRequests(count, which, patience);
    }

    /** Waits until the request's script has been played to its end. */
    public void awaitAnswered(ReceivedRequest request) {
        journal.awaitAnswered(request, PATIENCE);
    }

    /** Waits until the peer ends the request's connection, whether the answer is whole or not. */
    public PeerClosed awaitPeerClosed(ReceivedRequest request) {
        return awaitPeerClosed(request, PATIENCE);
    }

    /** Waits until the peer ends the request's connection, whether the answer is whole or not. */
    public PeerClosed awaitPeerClosed(ReceivedRequest request, Duration patience) {
        return journal.awaitPeerClosed(request, patience);
    }

    /** Waits until exactly so many connections are open. */
    public void awaitOpenConnections(int count) {
        journal.awaitOpenConnections(count, PATIENCE);
    }

    /** Stops listening, resets every connection and ends every script. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close port " + port(), e);
        }
        wires.forEach(Wire::abandon);
        awaitOpenConnections(0);
    }

    private void accept() {
        try {
            while (true) {
                serve(server.accept());
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                journal.problem("accepting a connection", e);
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        Wire wire = new Wire(socket);
        wires.add(wire);
        Connection connection = new Connection(wire, journal, this::take);
        Thread.ofVirtual().name("upstream-reader").start(() -> run(connection, wire));
        if (server.isClosed()) {
            wire.abandon();
        }
    }

    private void run(Connection connection, Wire wire) {
        connection.run();
        wires.remove(wire);
    }

    private Connection.Turn take(RequestReader.Parsed parsed, int connection, int ahead) {
        return journal.received(parsed, connection, ahead, this::choose);
    }

    private Connection.Turn choose(ReceivedRequest request) {
        return new Connection.Turn(request, playbook.choose(request).orElseGet(() -> unscripted(request)));
    }

    private Script unscripted(ReceivedRequest request) {
        journal.problem("no script for " + request);
        return Script.answer(501).send("no script for " + request);
    }
}
