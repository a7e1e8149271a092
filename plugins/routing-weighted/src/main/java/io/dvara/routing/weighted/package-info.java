/** The strategy {@code weighted}: each candidate gets its share of the calls. */
@NullMarked
package io.dvara.routing.weighted;

import org.jspecify.annotations.NullMarked;
