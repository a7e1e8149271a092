/** The strategy {@code canary}: a share of the calls, the same callers each time, tries what is new. */
@NullMarked
package io.dvara.routing.canary;

import org.jspecify.annotations.NullMarked;
