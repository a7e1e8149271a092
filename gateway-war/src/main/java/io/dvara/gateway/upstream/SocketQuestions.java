package io.dvara.gateway.upstream;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Asks the kernel about one connection at a time, by its {@code sock_diag}; for one thread.
 *
 * <p>That costs some microseconds, however many connections there are; reading the table costs
 * milliseconds, however few.
 */
final class SocketQuestions implements AutoCloseable {

    private static final short BY_FAMILY = 20;
    private static final short REQUEST = 1;
    private static final int HEADER_BYTES = 16;
    private static final int QUESTION_BYTES = 72;
    private static final int ADDRESS_BYTES = 16;
    private static final byte AF_INET = 2;
    private static final byte AF_INET6 = 10;
    private static final byte TCP = 6;
    private static final int ALL_STATES = -1;
    private static final long NO_COOKIE = -1;
    private static final int TYPE_AT = 4;
    private static final int STATE_AT = HEADER_BYTES + 1;
    private static final byte ESTABLISHED = 1;
    private static final byte CLOSE_WAIT = 8;

    private final Netlink netlink;

    /**
     * Makes ready to ask.
     *
     * @throws IOException when this machine does not answer such questions
     */
    SocketQuestions() throws IOException {
        netlink = new Netlink();
    }

    /** Returns the state of a connection; empty when the kernel knows none that lives. */
    Optional<ConnectionTable.State> state(ClientConnection connection) throws IOException {
        ByteBuffer answer = netlink.ask(question(connection));
        if (answer.limit() <= STATE_AT || answer.getShort(TYPE_AT) != BY_FAMILY) {
            return Optional.empty();
        }
        return switch (answer.get(STATE_AT)) {
            case ESTABLISHED -> Optional.of(ConnectionTable.State.THERE);
            case CLOSE_WAIT -> Optional.of(ConnectionTable.State.LEFT);
            default -> Optional.empty();
        };
    }

    @Override
    public void close() throws IOException {
        netlink.close();
    }

    /** A header, and the family, protocol, states and id that are asked for; ports in the order of networks. */
    private static ByteBuffer question(ClientConnection connection) {
        ByteBuffer question = ByteBuffer.allocate(QUESTION_BYTES).order(ByteOrder.nativeOrder());
        question.putInt(QUESTION_BYTES).putShort(BY_FAMILY).putShort(REQUEST).putLong(0);
        question.put(connection.remote() instanceof Inet4Address ? AF_INET : AF_INET6)
                .put(TCP)
                .putShort((short) 0);
        question.putInt(ALL_STATES);
        question.order(ByteOrder.BIG_ENDIAN);
        question.putShort((short) connection.localPort()).putShort((short) connection.remotePort());
        put(question, connection.local());
        put(question, connection.remote());
        question.order(ByteOrder.nativeOrder());
        question.putInt(connection.remote() instanceof Inet6Address six ? six.getScopeId() : 0);
        return question.putLong(NO_COOKIE).flip();
    }

    private static void put(ByteBuffer question, InetAddress address) {
        byte[] bytes = address.getAddress();
        question.put(bytes).position(question.position() + ADDRESS_BYTES - bytes.length);
    }
}
