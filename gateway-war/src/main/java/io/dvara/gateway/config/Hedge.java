package io.dvara.gateway.config;

import java.time.Duration;
import java.util.Optional;

/**
 * When a second candidate of a route is asked beside one whose first content is late.
 *
 * @param route whose candidates they are
 * @param after how late; empty when the route's own 95th percentile tells
 * @param atLeast whatever the percentile
 * @param samples without so many the percentile is not known, and nobody else is asked
 */
public record Hedge(String route, Optional<Duration> after, Duration atLeast, int samples) {}
