/** The strategy {@code round-robin}: each candidate in turn. */
@NullMarked
package io.dvara.routing.roundrobin;

import org.jspecify.annotations.NullMarked;
