/**
 * The Responses dialect.
 *
 * <p>Called through {@code ResponsesDialect} and what tells of kept answers; knows no transport. Where
 * whoever serves speaks the dialect itself, every event passes with its own members and the texts of
 * the canonical form; elsewhere items and events are made of the canonical form.
 */
@NullMarked
package io.dvara.gateway.http.responses;

import org.jspecify.annotations.NullMarked;
