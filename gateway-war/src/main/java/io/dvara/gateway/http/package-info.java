/**
 * The public API: resources, and readers and writers of its dialects.
 *
 * <p>Called by the container. It opens an exchange, reads the client's words into the canonical form,
 * hands them to the pipeline and writes what comes back; it knows neither providers nor how they are
 * chosen. Every request continues on a virtual thread of its own, and no thread of the server waits.
 */
@NullMarked
package io.dvara.gateway.http;

import org.jspecify.annotations.NullMarked;
