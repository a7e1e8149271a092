/** The strategy {@code cost-aware}: the cheapest first, and of those about as cheap the fastest. */
@NullMarked
package io.dvara.routing.cost;

import org.jspecify.annotations.NullMarked;
