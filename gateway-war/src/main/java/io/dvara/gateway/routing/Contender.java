package io.dvara.gateway.routing;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.live.Lease;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One of the attempts that race for a request, on a thread of its own. */
final class Contender {

    private final Entry entry;
    private final Screen screen;
    private final TrackedAttempt attempt;
    private final Task task;

    /** Tells when it has come to an end, one way or the other. */
    private static final class Task extends FutureTask<Stream<ChatChunk>> {

        private final Runnable over;

        Task(Callable<Stream<ChatChunk>> asking, Runnable over) {
            super(asking);
            this.over = over;
        }

        @Override
        protected void done() {
            over.run();
        }
    }

    /**
     * What a contender is made of.
     *
     * @param entry to its target
     * @param screen between it and the request
     * @param attempt that it makes
     * @param lease on what it uses, for as long as it takes
     */
    record Kit(Entry entry, Screen screen, TrackedAttempt attempt, Lease lease) {}

    /** Makes one that tells when it has come to an end. */
    Contender(Kit kit, Attempting asking, Consumer<Contender> over) {
        this.entry = kit.entry();
        this.screen = kit.screen();
        this.attempt = kit.attempt();
        this.task = new Task(() -> opened(asking, kit.lease()), () -> over.accept(this));
    }

    /** Makes an attempt. */
    interface Attempting {

        Stream<ChatChunk> by(TrackedAttempt attempt);
    }

    void start() {
        Thread.startVirtualThread(task);
    }

    private Stream<ChatChunk> opened(Attempting asking, Lease lease) {
        try (lease) {
            Stream<ChatChunk> opened = asking.by(attempt);
            if (!screen.serve(target())) {
                opened.close();
                throw new ProviderException(Fault.CANCELLED, "another target was sooner");
            }
            return opened;
        }
    }

    Leg leg() {
        return entry.leg();
    }

    Target target() {
        return entry.target();
    }

    boolean serves() {
        return screen.standing() == Screen.Standing.SERVING;
    }

    /** Returns what it has opened; empty when it has failed. */
    Optional<Stream<ChatChunk>> answer() {
        return task.state() == Future.State.SUCCESS ? Optional.of(task.resultNow()) : Optional.empty();
    }

    /**
     * Returns why it has failed.
     *
     * @throws RuntimeException what is no failure of a target but the end of the request
     */
    ProviderException failure() throws InterruptedException {
        try {
            task.get().close();
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case ProviderException failure -> failure;
                case RuntimeException other -> throw other;
                case Error error -> throw error;
                default -> throw new IllegalStateException("a target cannot be asked", e);
            };
        } catch (CancellationException _) {
            return new ProviderException(Fault.TIMED_OUT, "the provider's plugin did not come back in time");
        }
        throw new IllegalStateException("a target that serves has not failed");
    }

    /** Gives it up, since its thread does not come back. */
    void giveUp() {
        task.cancel(false);
    }

    /** Ends it, whatever it has come to. */
    void lose() {
        Screen.Standing before = screen.part();
        if (before == Screen.Standing.RACING && screen.isDecided()) {
            attempt.outrun();
        }
        attempt.call().cancel();
        if (before == Screen.Standing.SERVING) {
            closeWhatIsOpened();
        }
    }

    private void closeWhatIsOpened() {
        try {
            task.get().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a target that serves has failed", e);
        }
    }
}
