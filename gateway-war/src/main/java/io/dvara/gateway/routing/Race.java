package io.dvara.gateway.routing;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.live.Lease;
import io.dvara.gateway.metrics.GatewayMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Asks a target, and a second one beside it when the first is late; whoever has content first serves.
 *
 * <p>For the thread of one request; the contenders have threads of their own. Whoever does not serve
 * is cancelled, which ends its upstream call, and is heard of no more.
 */
final class Race {

    private final Relay relay;
    private final Journey journey;
    private final Course course;
    private final Attempted<Stream<ChatChunk>> asking;
    private final AtomicBoolean decided = new AtomicBoolean();
    private final BlockingQueue<Contender> done = new LinkedBlockingQueue<>();
    private final List<Contender> running = new ArrayList<>(2);
    private final long begun = System.nanoTime();

    Race(Relay relay, Journey journey, Course course, Attempted<Stream<ChatChunk>> asking) {
        this.relay = relay;
        this.journey = journey;
        this.course = course;
        this.asking = asking;
    }

    /**
     * Returns the stream that has content first; empty when none has, which the course was told.
     *
     * @throws ProviderException when the request would fail everywhere
     */
    Optional<Stream<ChatChunk>> run(Entry first, Duration delay) {
        try {
            start(first);
            Contender soonest = done.poll(delay.toNanos(), TimeUnit.NANOSECONDS);
            return soonest == null ? withSecond(first.leg()) : outcome(soonest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderException(Fault.CANCELLED, "the call was cancelled", e);
        } finally {
            running.forEach(Contender::lose);
        }
    }

    private Optional<Stream<ChatChunk>> withSecond(Leg first) throws InterruptedException {
        Optional<Contender> second = course.beside(first)
                .filter(leg -> leg.health().takeRetry())
                .flatMap(leg -> relay.enter(course, leg, journey))
                .map(entry -> {
                    journey.hedged(
                            entry.target().provider().name(), entry.target().model());
                    return start(entry);
                });
        try {
            return outcome(done.take());
        } finally {
            second.ifPresent(it -> relay.hedges()
                    .ended(it.target(), it.serves() ? GatewayMetrics.Hedge.WON : GatewayMetrics.Hedge.LOST));
        }
    }

    private Optional<Stream<ChatChunk>> outcome(Contender soonest) throws InterruptedException {
        Contender contender = soonest;
        while (true) {
            running.remove(contender);
            Optional<Stream<ChatChunk>> answer = contender.answer();
            if (answer.isPresent()) {
                return answer;
            }
            course.failed(contender.leg(), contender.failure());
            if (running.isEmpty()) {
                journey.waited(since(begun));
                return Optional.empty();
            }
            contender = done.take();
        }
    }

    private Contender start(Entry entry) {
        Lease lease = journey.hold();
        AtomicReference<Contender> started = new AtomicReference<>();
        Screen screen = new Screen(journey, decided, since(begun), () -> {
            lease.close();
            started.get().giveUp();
        });
        TrackedAttempt attempt = relay.open(entry, course.left(), screen, screen);
        Contender contender =
                new Contender(new Contender.Kit(entry, screen, attempt, lease), it -> relay.ask(it, asking), done::add);
        started.set(contender);
        running.add(contender);
        contender.start();
        return contender;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
