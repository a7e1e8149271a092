package io.dvara.gateway.plugins;

import io.dvara.api.ComponentContext;
import io.dvara.api.http.HttpClient;
import io.dvara.api.json.JsonCodec;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** What the gateway lends to every component. */
@SingleInstance
class Lending {

    private final HttpClient http;
    private final JsonCodec json;

    @Inject
    Lending(HttpClient http, JsonCodec json) {
        this.http = http;
        this.json = json;
    }

    ComponentContext to(String name) {
        return new Loan(name, Clock.systemUTC(), new ThreadRandom(), http, json);
    }

    private record Loan(String name, Clock clock, RandomGenerator random, HttpClient http, JsonCodec json)
            implements ComponentContext {}

    /** The random source of whichever thread asks, so that threads do not wait for each other. */
    private static final class ThreadRandom implements RandomGenerator {

        @Override
        public long nextLong() {
            return ThreadLocalRandom.current().nextLong();
        }
    }
}
