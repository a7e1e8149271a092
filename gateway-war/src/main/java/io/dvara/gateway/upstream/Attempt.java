package io.dvara.gateway.upstream;

import io.dvara.api.chat.Media;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.live.CallLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One try to serve a request, under watch from its opening to its closing.
 *
 * <p>The thread that works for it tells where it is; the watch reads that, ends the attempt when a
 * limit has passed or the client has left, and looks after a thread that does not come back.
 */
public final class Attempt implements Call, AutoCloseable {

    private static final Runnable NOTHING = () -> {};
    private static final long LONG_STAY = 1_000_000;

    private final CallLimits limits;
    private final Caller caller;
    private final Watch watch;
    private final long started;
    private final CopyOnWriteArrayList<String> dropped = new CopyOnWriteArrayList<>();
    private final AtomicReference<ProviderException> ended = new AtomicReference<>();
    private final Stay stay = new Stay();
    private final Runnable flush;
    private final MediaFetch media;

    private volatile Runnable canceller = NOTHING;
    private volatile Optional<HttpHeaders> answerHeaders = Optional.empty();
    private volatile Optional<Limit> waitingFor = Optional.empty();
    private volatile long since;
    private volatile Optional<AttentiveSocket> socket = Optional.empty();
    private volatile boolean callsOut;
    private volatile boolean takesItsTime;
    private volatile long lastArrival;
    private volatile long waited;

    Attempt(CallLimits limits, Caller caller, Watch watch, MediaFetch media) {
        this.media = media;
        this.limits = limits;
        this.caller = caller;
        this.flush = caller::flush;
        this.watch = watch;
        this.started = watch.now();
        this.lastArrival = started;
    }

    @Override
    public String traceId() {
        return caller.traceId();
    }

    @Override
    public Optional<String> clientHeader(String name) {
        return caller.header(name);
    }

    @Override
    public void dropped(String field) {
        dropped.addIfAbsent(field);
    }

    @Override
    public Duration timeLeft() {
        long left = limits.whole().toNanos() - (watch.now() - started);
        return isEnded() || left < 0 ? Duration.ZERO : Duration.ofNanos(left);
    }

    @Override
    public boolean isRehearsed() {
        return caller.detour().isPresent();
    }

    @Override
    public Optional<Media.Inline> fetch(Media.Remote remote, String field) {
        return isRehearsed() ? Optional.empty() : media.fetch(remote, field, this);
    }

    /** Returns the request fields that the plugin left out, each once, in the order in which it told. */
    public List<String> droppedFields() {
        return List.copyOf(dropped);
    }

    /** Returns the time spent waiting for the upstream so far. */
    public Duration waited() {
        return Duration.ofNanos(waited);
    }

    /** Returns the time since it was opened. */
    public Duration age() {
        return Duration.ofNanos(watch.now() - started);
    }

    /** Returns the header fields of the upstream's last answer. */
    public Optional<HttpHeaders> answerHeaders() {
        return answerHeaders;
    }

    /**
     * Tells that plugin code runs on this thread from now on.
     *
     * <p>One that once took its time may do so again: what there is goes out now.
     */
    public void enter() {
        stay.enter();
        long now = watch.now();
        lastArrival = now;
        if (takesItsTime) {
            caller.flush();
        }
    }

    /** Tells that plugin code has come back. */
    public void leave() {
        stay.leave();
        takesItsTime |= !callsOut && watch.now() - lastArrival > LONG_STAY;
    }

    /** Ends the upstream calls now; what still uses them fails as cancelled. */
    public void cancel() {
        end(new ProviderException(Fault.CANCELLED, "the call was cancelled"));
    }

    /** Ends the watch, and what the plugin has left open. */
    @Override
    public void close() {
        watch.remove(this);
        canceller.run();
        finished();
    }

    // ---- for the HTTP client, on the attempt's thread

    Caller caller() {
        return caller;
    }

    CallLimits limits() {
        return limits;
    }

    /** Begins an HTTP call that the canceller ends from another thread. */
    void begin(Runnable cancel) {
        begin(cancel, Limit.CONNECT);
    }

    /** Begins a call that the canceller ends from another thread, with what it waits for. */
    void begin(Runnable cancel, Limit limit) {
        canceller = cancel;
        callsOut = true;
        waitFor(limit);
        throwIfEnded();
    }

    /** Lets the socket of the HTTP call say when the client is to get what there is. */
    void listenTo(AttentiveSocket called) {
        socket = Optional.of(called);
        called.tell(flush);
    }

    /** Returns whether it was ended from here: the caller has left, or a limit has passed. */
    boolean isEnded() {
        return ended.get() != null;
    }

    /** Returns whether the socket says when it waits. */
    boolean isListening() {
        return socket.isPresent();
    }

    /** Tells that the HTTP call that was begun last is over. */
    void finished() {
        canceller = NOTHING;
        socket.ifPresent(called -> called.forget(flush));
        socket = Optional.empty();
    }

    /** Tells what the thread waits for from now on. */
    void waitFor(Limit limit) {
        long now = watch.now();
        if (waitingFor.isPresent()) {
            waited += now - since;
        }
        since = now;
        waitingFor = Optional.of(limit);
    }

    /** Tells that the wait is over, well or not. */
    void arrived() {
        long now = watch.now();
        waited += now - since;
        lastArrival = now;
        waitingFor = Optional.empty();
    }

    void answered(HttpHeaders headers) {
        answerHeaders = Optional.of(headers);
    }

    void throwIfEnded() {
        ProviderException reason = ended.get();
        if (reason != null) {
            throw new ProviderException(reason.fault(), reason.getMessage(), reason.details());
        }
    }

    // ---- for the watch, on its thread

    /** Looks at the attempt and ends it when a limit has passed. */
    void inspect(long now) {
        Optional<Limit> wait = waitingFor;
        if (now - started > limits.whole().toNanos()) {
            pass(Limit.WHOLE);
        } else if (wait.isPresent() && now - since > wait.get().of(limits).toNanos()) {
            pass(wait.get());
        }
        if (isEnded() && stay.overdue(now)) {
            caller.abandoned();
        }
    }

    /** Returns for how long it has been open, while it waits for the upstream; 0 while it does not. */
    long waitingNanos(long now) {
        return waits() ? now - started : 0;
    }

    /** Returns for how long nothing has come while something was waited for; 0 when nothing is. */
    long silentNanos(long now) {
        return waits() ? now - lastArrival : 0;
    }

    private boolean waits() {
        return (waitingFor.isPresent() || stay.inside()) && !isEnded();
    }

    /** Ends the attempt because the client is gone. */
    void clientGone() {
        if (!isEnded()) {
            caller.left();
            cancel();
        }
    }

    private void pass(Limit limit) {
        if (!isEnded()) {
            end(new ProviderException(Fault.TIMED_OUT, limit.passed(limits)));
        }
    }

    private void end(ProviderException reason) {
        if (ended.compareAndSet(null, reason)) {
            stay.overSince(watch.now());
            canceller.run();
        }
    }
}
