package io.dvara.testkit.upstream;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One connection: a thread that reads all the time, so that it sees the peer leave at once, and a
 * thread that plays the scripts in the order of the requests.
 */
final class Connection implements Runnable {

    /** A request with the script that was chosen for it. */
    record Turn(ReceivedRequest request, Script script) {}

    /** Takes a request into the books and chooses its script. */
    interface Desk {
        Turn take(RequestReader.Parsed parsed, int connection, int ahead);
    }

    private final int id;
    private final Wire wire;
    private final Journal journal;
    private final Desk desk;
    private final BlockingQueue<Turn> turns = new LinkedBlockingQueue<>();
    private final AtomicInteger unanswered = new AtomicInteger();

    Connection(Wire wire, Journal journal, Desk desk) {
        this.wire = wire;
        this.journal = journal;
        this.desk = desk;
        this.id = journal.opened();
    }

    @Override
    public void run() {
        Thread player = Thread.ofVirtual().name("upstream-player-" + id).start(this::play);
        try (wire) {
            read();
        } catch (IOException e) {
            journal.problem("connection " + id, e);
        } finally {
            player.interrupt();
            journal.ended(id);
        }
    }

    private void read() throws IOException {
        RequestReader reader = new RequestReader(wire.in(), wire.out());
        try {
            Optional<RequestReader.Parsed> next = reader.next();
            while (next.isPresent() && !wire.isEnded()) {
                turns.add(desk.take(next.get(), id, unanswered.getAndIncrement()));
                next = reader.next();
            }
            left(next);
        } catch (EOFException e) {
            journal.peerClosed(id, Cut.FIN);
        } catch (ProtocolException | RuntimeException e) {
            journal.problem("connection " + id, e);
            wire.abandon();
        } catch (SocketException e) {
            lost();
        }
    }

    private void left(Optional<RequestReader.Parsed> next) throws IOException {
        if (next.isPresent()) {
            wire.cut(Cut.RESET);
        } else {
            journal.peerClosed(id, Cut.FIN);
        }
    }

    /** Reading or writing failed: the peer reset the connection, unless this side had closed it. */
    private void lost() {
        if (!wire.isClosed()) {
            journal.peerClosed(id, Cut.RESET);
        }
    }

    private void play() {
        try {
            while (answer(turns.take())) {
                unanswered.decrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            lost();
        } catch (RuntimeException e) {
            journal.problem("script on connection " + id, e);
            wire.abandon();
        }
    }

    private boolean answer(Turn turn) throws IOException, InterruptedException {
        ReceivedRequest request = turn.request();
        boolean open = new Player(wire).play(turn.script(), request.method())
                && !request.headers().has("Connection", "close");
        journal.answered(request);
        if (!open && !wire.isEnded()) {
            wire.cut(Cut.FIN);
        }
        return open;
    }
}
