package io.dvara.routing.weighted;

/** Nothing can be configured; the weights stand beside the candidates. */
public record WeightedSettings() {}
