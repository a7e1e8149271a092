package io.dvara.routing.leastbusy;

/** Nothing can be configured; a candidate of twice the weight bears twice the calls. */
public record LeastBusySettings() {}
