package io.dvara.gateway.upstream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds attempts whose client has hung up; for one thread.
 *
 * <p>A connection that is half closed counts as left. One that is missing counts when it is missing
 * twice, since a table that changes while it is read may lack a row.
 */
final class Departures {

    private final ConnectionTable table;
    private Set<ClientConnection> missing = Set.of();

    Departures(ConnectionTable table) {
        this.table = table;
    }

    List<Attempt> among(List<Attempt> silent) {
        Map<ClientConnection, List<Attempt>> watched = new HashMap<>();
        for (Attempt attempt : silent) {
            attempt.caller()
                    .connection()
                    .ifPresent(it ->
                            watched.computeIfAbsent(it, _ -> new ArrayList<>(1)).add(attempt));
        }
        if (watched.isEmpty()) {
            return List.of();
        }
        Map<ClientConnection, ConnectionTable.State> states = table.states(watched.keySet());
        Set<ClientConnection> unseen = new HashSet<>(watched.keySet());
        unseen.removeAll(states.keySet());
        Set<ClientConnection> before = missing;
        missing = table.readable() ? unseen : Set.of();
        return watched.entrySet().stream()
                .filter(entry -> states.get(entry.getKey()) == ConnectionTable.State.LEFT
                        || missing.contains(entry.getKey()) && before.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }
}
