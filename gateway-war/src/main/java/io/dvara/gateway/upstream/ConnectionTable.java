package io.dvara.gateway.upstream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The kernel's tables of TCP connections, as Linux shows them in {@code /proc/net}. */
class ConnectionTable {

    private static final Logger LOG = Logger.getLogger(ConnectionTable.class.getName());
    private static final List<Path> FILES = List.of(Path.of("/proc/net/tcp6"), Path.of("/proc/net/tcp"));

    /** Begins an IPv4 address where IPv6 addresses stand. */
    private static final String MAPPED = "0000000000000000FFFF0000";

    private static final int IPV4_LENGTH = "0100007F:0050".length();
    private static final String CLOSE_WAIT = "08";
    private static final String ESTABLISHED = "01";

    private volatile Reading reading = Reading.POSSIBLE;

    private enum Reading {
        POSSIBLE,
        IMPOSSIBLE
    }

    /** Whether a client is still there. */
    enum State {
        /** It is. */
        THERE,
        /** It has hung up. */
        LEFT
    }

    /** Returns whether there are such tables on this machine. */
    boolean readable() {
        return reading == Reading.POSSIBLE;
    }

    /** Returns the states of those connections that stand in the tables. */
    Map<ClientConnection, State> states(Set<ClientConnection> wanted) {
        Map<String, ClientConnection> keys = new HashMap<>();
        wanted.forEach(connection -> keys.put(key(connection), connection));
        Map<ClientConnection, State> states = new HashMap<>();
        if (readable()) {
            FILES.forEach(file -> read(file, keys, states));
        }
        return states;
    }

    String content(Path file) throws IOException {
        return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.US_ASCII) : "";
    }

    private void read(Path file, Map<String, ClientConnection> keys, Map<ClientConnection, State> states) {
        try {
            if (FILES.stream().noneMatch(Files::exists)) {
                throw new IOException("there is no " + file);
            }
            content(file).lines().skip(1).forEach(line -> row(line.strip(), keys, states));
        } catch (IOException e) {
            reading = Reading.IMPOSSIBLE;
            LOG.log(
                    Level.INFO,
                    e,
                    () -> "Clients that leave are noticed at the next write only, since " + file + " cannot be read");
        }
    }

    /** A row: number, local address, remote address, state; addresses in words of the machine's order. */
    private static void row(String line, Map<String, ClientConnection> keys, Map<ClientConnection, State> states) {
        int local = line.indexOf(' ') + 1;
        int remote = line.indexOf(' ', local) + 1;
        int state = line.indexOf(' ', remote) + 1;
        if (local == 0 || remote == 0 || state == 0 || state + 2 > line.length()) {
            return;
        }
        String localPort = line.substring(remote - 5, remote - 1);
        String peer = line.substring(remote, state - 1);
        String mapped = peer.length() == IPV4_LENGTH ? MAPPED + peer : peer;
        ClientConnection connection = keys.get(localPort + " " + mapped);
        String code = line.substring(state, state + 2);
        if (connection != null && code.equals(ESTABLISHED)) {
            states.put(connection, State.THERE);
        } else if (connection != null && code.equals(CLOSE_WAIT)) {
            states.putIfAbsent(connection, State.LEFT);
        }
    }

    private static String key(ClientConnection connection) {
        byte[] address = connection.remote().getAddress();
        HexFormat hex = HexFormat.of().withUpperCase();
        StringBuilder key = new StringBuilder(hex.toHexDigits((short) connection.localPort())).append(' ');
        if (address.length == 4) {
            key.append(MAPPED);
        }
        for (int word = 0; word < address.length; word += 4) {
            for (int i = 3; i >= 0; i--) {
                hex.toHexDigits(key, address[word + i]);
            }
        }
        return key.append(':')
                .append(hex.toHexDigits((short) connection.remotePort()))
                .toString();
    }
}
