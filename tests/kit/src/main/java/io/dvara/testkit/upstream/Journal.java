package io.dvara.testkit.upstream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What the upstream has seen so far, with waits for what it is to see. */
final class Journal {

    private record End(Instant at, Cut how) {}

    private final Clock clock;
    private final Waiting waiting = new Waiting();
    private final List<ReceivedRequest> requests = new ArrayList<>();
    private final Set<Integer> answered = new HashSet<>();
    private final Set<Integer> open = new HashSet<>();
    private final Map<Integer, End> ends = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private int connections;

    Journal(Clock clock) {
        this.clock = clock;
    }

    // ---- what the connections report

    int opened() {
        return waiting.update(() -> {
            open.add(++connections);
            return connections;
        });
    }

    /** Numbers and keeps the request, and lets the next step happen in the same order. */
    <T> T received(RequestReader.Parsed parsed, int connection, int ahead, Function<ReceivedRequest, T> next) {
        return waiting.update(() -> {
            ReceivedRequest.Arrival arrival =
                    new ReceivedRequest.Arrival(requests.size() + 1, connection, ahead, clock.instant());
            ReceivedRequest request = new ReceivedRequest(arrival, parsed.line(), parsed.headers(), parsed.body());
            requests.add(request);
            return next.apply(request);
        });
    }

    void answered(ReceivedRequest request) {
        waiting.change(() -> answered.add(request.arrival().number()));
    }

    void peerClosed(int connection, Cut how) {
        waiting.change(() -> ends.putIfAbsent(connection, new End(clock.instant(), how)));
    }

    void ended(int connection) {
        waiting.change(() -> open.remove(connection));
    }

    void problem(String where, Exception problem) {
        waiting.change(() -> problems.add(where + ": " + problem));
    }

    void problem(String problem) {
        waiting.change(() -> problems.add(problem));
    }

    // ---- what tests ask

    List<ReceivedRequest> requests() {
        return waiting.read(() -> List.copyOf(requests));
    }

    List<String> problems() {
        return waiting.read(() -> List.copyOf(problems));
    }

    int openConnections() {
        return waiting.read(open::size);
    }

    int acceptedConnections() {
        return waiting.read(() -> connections);
    }

    Optional<PeerClosed> peerClosed(ReceivedRequest request) {
        return waiting.read(() -> Optional.ofNullable(ends.get(request.arrival().connection())))
                .map(end -> since(request, end));
    }

    private static PeerClosed since(ReceivedRequest request, End end) {
        Duration after = Duration.between(request.arrival().at(), end.at());
        return new PeerClosed(end.at(), after, end.how());
    }

    List<ReceivedRequest> awaitRequests(int count, Predicate<ReceivedRequest> which, Duration patience) {
        waiting.until(
                () -> requests.stream().filter(which).count() >= count,
                patience,
                () -> "%d such requests; %s".formatted(count, this));
        return requests().stream().filter(which).toList();
    }

    void awaitAnswered(ReceivedRequest request, Duration patience) {
        waiting.until(
                () -> answered.contains(request.arrival().number()),
                patience,
                () -> "the end of the script of %s; %s".formatted(request, this));
    }

    PeerClosed awaitPeerClosed(ReceivedRequest request, Duration patience) {
        waiting.until(
                () -> ends.containsKey(request.arrival().connection()),
                patience,
                () -> "the peer to close the connection of %s; %s".formatted(request, this));
        return peerClosed(request).orElseThrow();
    }

    void awaitOpenConnections(int count, Duration patience) {
        waiting.until(() -> open.size() == count, patience, () -> "%d open connections; %s".formatted(count, this));
    }

    @Override
    public String toString() {
        return waiting.read(() -> "seen: %s, connections %d, open %d, problems %s"
                .formatted(requests, connections, open.size(), problems));
    }
}
