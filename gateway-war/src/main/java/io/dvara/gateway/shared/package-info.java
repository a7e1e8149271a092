/**
 * State that outlives a request and that replicas may share; now each process has its own.
 *
 * <p>Whoever has to remember something between two requests of a caller keeps it here, as bytes, for a
 * while and within bounds; all of it may be gone at any time. Knows nobody.
 */
@NullMarked
package io.dvara.gateway.shared;

import org.jspecify.annotations.NullMarked;
