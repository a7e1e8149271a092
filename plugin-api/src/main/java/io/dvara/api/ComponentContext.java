package io.dvara.api;

import io.dvara.api.http.HttpClient;
import io.dvara.api.json.JsonCodec;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** What the gateway lends a component for its whole life; safe for many threads. */
@Stable
public interface ComponentContext {

    /** Returns the configured name of this component, unique among those of its kind. */
    String name();

    /** Returns the clock to use instead of the system's. */
    Clock clock();

    /** Returns the source of randomness to use instead of one's own. */
    RandomGenerator random();

    /** Returns the pooled client for all calls to the outside. */
    HttpClient http();

    /** Returns the reader and writer of JSON. */
    JsonCodec json();
}
