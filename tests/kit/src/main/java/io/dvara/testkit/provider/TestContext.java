package io.dvara.testkit.provider;

import io.dvara.api.ComponentContext;
import io.dvara.api.http.HttpClient;
import io.dvara.api.json.JsonCodec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * What the gateway lends a component, for a test.
 *
 * @param name the component's name
 * @param clock the system's, unless fixed by {@link #at}
 * @param random seeded, so that every run is the same
 * @param http calls the outside for real
 * @param json reads and writes as strictly as the gateway does
 */
public record TestContext(String name, Clock clock, RandomGenerator random, HttpClient http, JsonCodec json)
        implements ComponentContext {

    private static final long SEED = 20_260_101;

    /** Makes a context with the system's clock and a client of its own. */
    public static TestContext named(String name) {
        return over(TestHttp.create(), name);
    }

    /** Makes a context with the system's clock and this client. */
    public static TestContext over(HttpClient http, String name) {
        return new TestContext(name, Clock.systemUTC(), new Random(SEED), http, new TestJson());
    }

    /** Returns this context with its clock stopped at a moment. */
    public TestContext at(Instant moment) {
        return new TestContext(name, Clock.fixed(moment, ZoneOffset.UTC), random, http, json);
    }

    /** Returns this context with another client. */
    public TestContext with(HttpClient other) {
        return new TestContext(name, clock, random, other, json);
    }
}
