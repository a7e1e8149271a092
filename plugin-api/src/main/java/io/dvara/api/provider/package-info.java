/** Providers: accesses to the APIs of vendors, and how their calls succeed and fail. */
@NullMarked
package io.dvara.api.provider;

import org.jspecify.annotations.NullMarked;
