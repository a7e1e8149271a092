/**
 * Access: who may call at all.
 *
 * <p>The pipeline asks before anything of a request is read. Knows neither requests nor dialects.
 */
@NullMarked
package io.dvara.gateway.access;

import org.jspecify.annotations.NullMarked;
