/** The strategy {@code least-busy}: who has the fewest calls in flight goes first. */
@NullMarked
package io.dvara.routing.leastbusy;

import org.jspecify.annotations.NullMarked;
