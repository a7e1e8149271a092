package io.dvara.routing.roundrobin;

/** Nothing can be configured. */
public record RoundRobinSettings() {}
