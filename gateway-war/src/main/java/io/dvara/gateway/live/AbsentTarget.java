package io.dvara.gateway.live;

/**
 * A candidate of a route whose provider is not there at the moment.
 *
 * @param id the candidate
 * @param reason why, and what would change that
 */
public record AbsentTarget(String id, String reason) {}
