package io.dvara.gateway.routing;

import io.dvara.gateway.health.TargetHealth;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;

/** The legs of a course; each is made when it is asked for, since the first one mostly serves. */
final class Legs extends AbstractList<Leg> implements RandomAccess {

    private final List<Target> targets;
    private final Function<Target, TargetHealth> health;
    private final Leg[] made;

    Legs(List<Target> targets, Function<Target, TargetHealth> health) {
        this.targets = targets;
        this.health = health;
        this.made = new Leg[targets.size()];
    }

    @Override
    public Leg get(int index) {
        if (made[index] == null) {
            Target target = targets.get(index);
            made[index] = new Leg(target, health.apply(target));
        }
        return made[index];
    }

    @Override
    public int size() {
        return made.length;
    }
}
