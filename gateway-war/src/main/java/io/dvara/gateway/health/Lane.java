package io.dvara.gateway.health;

import io.dvara.gateway.config.Resilience;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;

/** Bounds what is in flight, and lets those wait who come meanwhile, in their turn; safe for many threads. */
public final class Lane {

    private final Queue<Place> queue = new ArrayDeque<>();
    private int inFlight;

    /** A place in the queue; its latch opens when a call has left for it. */
    static final class Place {

        private final CountDownLatch called = new CountDownLatch(1);

        CountDownLatch called() {
            return called;
        }
    }

    /** Lets a call in, when there is room or will be soon; empty when not. */
    public Optional<Slot> enter(Resilience.Concurrency bounds, Waiting waiting) {
        return enter(bounds.maxCalls()) ? Optional.of(new Slot(this)) : inTurn(bounds, waiting);
    }

    /** Returns how many wait for their turn. */
    public synchronized int waiting() {
        return queue.size();
    }

    private Optional<Slot> inTurn(Resilience.Concurrency bounds, Waiting waiting) {
        Optional<Place> place = queue(bounds);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        try {
            waiting.until(place.get().called(), bounds.maxWait());
        } catch (RuntimeException left) {
            if (giveUp(place.get())) {
                leave();
            }
            throw left;
        }
        return giveUp(place.get()) ? Optional.of(new Slot(this)) : Optional.empty();
    }

    synchronized int inFlight() {
        return inFlight;
    }

    /** Lets a call in unless the lane is full or others wait already. */
    synchronized boolean enter(int most) {
        boolean free = inFlight < most && queue.isEmpty();
        if (free) {
            inFlight++;
        }
        return free;
    }

    /** Queues up, unless too many do; there may be room meanwhile. */
    synchronized Optional<Place> queue(Resilience.Concurrency bounds) {
        Place place = new Place();
        if (enter(bounds.maxCalls())) {
            place.called.countDown();
            return Optional.of(place);
        }
        if (queue.size() >= bounds.maxWaiting()) {
            return Optional.empty();
        }
        queue.add(place);
        return Optional.of(place);
    }

    /** Gives a place up; returns whether its call was let in meanwhile. */
    synchronized boolean giveUp(Place place) {
        return !queue.remove(place);
    }

    /** Ends a call; whoever waits longest takes its place. */
    synchronized void leave() {
        Place next = queue.poll();
        if (next == null) {
            inFlight--;
        } else {
            next.called.countDown();
        }
    }
}
