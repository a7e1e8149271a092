package io.dvara.gateway.routing;

import io.dvara.gateway.health.Lanes;
import io.dvara.gateway.health.Slot;
import io.dvara.gateway.health.TargetHealth;
import io.dvara.gateway.health.Trial;
import io.dvara.gateway.health.Vitals;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lets requests begin their course, and enter the targets on it; safe for many threads. */
@SingleInstance
class Courses {

    private final Vitals vitals;
    private final Lanes lanes;
    private final Tempo tempo;
    private final ModelCatalogue catalogue;

    @Inject
    Courses(Vitals vitals, Lanes lanes, Tempo tempo, ModelCatalogue catalogue) {
        this.vitals = vitals;
        this.lanes = lanes;
        this.tempo = tempo;
        this.catalogue = catalogue;
    }

    /** Begins a course over ranked targets, of which there is at least one. */
    Course begin(Journey journey, List<Target> targets) {
        List<Leg> legs = new Legs(targets, target -> health(journey, target));
        return new Course(legs, tempo, target -> catalogue.window(journey.generation(), target));
    }

    /**
     * Waits for the time of a stop.
     *
     * @throws io.dvara.api.provider.ProviderException when the caller has left
     * @throws RuntimeException what ends the course, when the server stops meanwhile
     */
    void rest(Course course, Course.Stop stop, Journey journey) {
        if (stop.after().isPositive()) {
            long begin = tempo.now();
            tempo.rest(stop.after(), journey);
            Duration rested = Duration.ofNanos(tempo.now() - begin);
            journey.waited(rested);
            if (rested.compareTo(stop.after()) < 0) {
                throw course.end();
            }
        }
    }

    /** Enters a target; empty when it turns out that it cannot be asked now. */
    Optional<Entry> enter(Leg leg, Journey journey) {
        Optional<Slot> slot = slot(leg, journey);
        if (slot.isEmpty()) {
            return Optional.empty();
        }
        Optional<Trial> trial = leg.health().enter();
        if (trial.isEmpty()) {
            leg.end(Leg.State.SHUT);
            slot.get().close();
            return Optional.empty();
        }
        return Optional.of(new Entry(leg, trial.get(), leg.target().hearing().of(leg.target()), slot.get()));
    }

    /** Where others may serve, nobody queues. */
    private Optional<Slot> slot(Leg leg, Journey journey) {
        if (journey.detour().isPresent()) {
            return Optional.of(lanes.aside());
        }
        if (!leg.isQueueing()) {
            Optional<Slot> slot = lanes.enter(leg.target().provider());
            if (slot.isEmpty()) {
                leg.queue();
            }
            return slot;
        }
        Optional<Slot> slot =
                lanes.enter(leg.target().provider(), (called, most) -> tempo.queue(called, most, journey));
        if (slot.isEmpty()) {
            leg.end(Leg.State.OVERLOADED);
        }
        return slot;
    }

    private TargetHealth health(Journey journey, Target target) {
        return journey.detour().isPresent()
                ? vitals.aside(target.provider(), target.model())
                : vitals.of(target.provider(), target.model());
    }
}
