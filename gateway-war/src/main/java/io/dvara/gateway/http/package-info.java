/**
 * The public API: its paths, and how requests come in and answers go out.
 *
 * <p>Called by the container. It opens an exchange, has the client's words read by their dialect (a
 * package below this one), hands them to the pipeline and has written what comes back; it knows neither
 * providers nor how they are chosen. Every request continues on a virtual thread of its own, and no thread of the server waits.
 */
@NullMarked
package io.dvara.gateway.http;

import org.jspecify.annotations.NullMarked;
