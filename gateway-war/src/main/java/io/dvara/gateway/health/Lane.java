package io.dvara.gateway.health;

import io.dvara.gateway.config.Resilience;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;

/** The calls of one provider that are in flight, and those that wait for one of them to end. */
final class Lane {

    private final Queue<Place> queue = new ArrayDeque<>();
    private int inFlight;

    /** A place in the queue; its latch opens when a call has left for it. */
    static final class Place {

        private final CountDownLatch called = new CountDownLatch(1);

        CountDownLatch called() {
            return called;
        }
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
