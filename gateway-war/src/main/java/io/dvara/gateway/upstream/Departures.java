package io.dvara.gateway.upstream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Finds attempts whose client has hung up; for one thread.
 *
 * <p>A connection that is half closed counts as left. One of which the kernel knows nothing counts when
 * it stands in no table either; where the kernel can't be asked, when it is missing twice, since a
 * table that changes while it is read may lack a row.
 */
final class Departures implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Departures.class.getName());

    private final ConnectionTable table;
    private Optional<SocketQuestions> questions = Optional.empty();
    private Set<ClientConnection> missing = Set.of();

    Departures(ConnectionTable table) {
        this.table = table;
    }

    /** Makes ready to ask the kernel, which takes a moment; without, its tables are read. */
    void prepare() {
        try {
            questions = Optional.of(new SocketQuestions());
        } catch (IOException e) {
            tell(e);
        }
    }

    List<Attempt> among(List<Attempt> silent) {
        Map<ClientConnection, List<Attempt>> watched = new HashMap<>();
        for (Attempt attempt : silent) {
            attempt.caller()
                    .connection()
                    .ifPresent(it ->
                            watched.computeIfAbsent(it, _ -> new ArrayList<>(1)).add(attempt));
        }
        return left(watched.keySet()).stream()
                .flatMap(it -> watched.get(it).stream())
                .toList();
    }

    private Set<ClientConnection> left(Set<ClientConnection> watched) {
        Map<ClientConnection, ConnectionTable.State> states = asked(watched);
        Set<ClientConnection> unseen = without(watched, states.keySet());
        boolean sure = questions.isPresent();
        if (!unseen.isEmpty()) {
            Map<ClientConnection, ConnectionTable.State> listed = table.states(unseen);
            if (sure && listed.containsValue(ConnectionTable.State.THERE)) {
                stopAsking(new IOException("the kernel denies connections that it lists"));
            }
            states.putAll(listed);
            unseen = without(unseen, listed.keySet());
        }
        Set<ClientConnection> before = missing;
        missing = table.readable() ? unseen : Set.of();
        Set<ClientConnection> left = new HashSet<>(missing);
        left.removeIf(it -> !sure && !before.contains(it));
        states.forEach((connection, state) -> {
            if (state == ConnectionTable.State.LEFT) {
                left.add(connection);
            }
        });
        return left;
    }

    /** Returns what the kernel knows of each; nothing when it can't be asked. */
    private Map<ClientConnection, ConnectionTable.State> asked(Set<ClientConnection> watched) {
        Map<ClientConnection, ConnectionTable.State> states = new HashMap<>();
        try {
            for (ClientConnection connection : questions.isPresent() ? watched : Set.<ClientConnection>of()) {
                questions.get().state(connection).ifPresent(state -> states.put(connection, state));
            }
        } catch (IOException e) {
            stopAsking(e);
        }
        return states;
    }

    private static Set<ClientConnection> without(Set<ClientConnection> all, Set<ClientConnection> some) {
        Set<ClientConnection> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private void stopAsking(IOException reason) {
        tell(reason);
        close();
    }

    private static void tell(IOException reason) {
        LOG.log(
                Level.INFO,
                "Clients that leave are looked for in the kernel''s whole table of connections, since {0}",
                reason.getMessage());
    }

    @Override
    public void close() {
        try {
            if (questions.isPresent()) {
                questions.get().close();
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "A socket for questions could not be closed", e);
        } finally {
            questions = Optional.empty();
        }
    }
}
