/** The strategy {@code sticky}: who asks again is served by the same candidate. */
@NullMarked
package io.dvara.routing.sticky;

import org.jspecify.annotations.NullMarked;
