/**
 * The engine for vendors whose API is the chat completions API, more or less.
 *
 * <p>Called by the plugins of such vendors, which declare in a {@link
 * io.dvara.provider.kit.compatible.Variation} where theirs differs. It reads answers leniently, so
 * that an endpoint of unknown make works too. It knows no vendor.
 */
@NullMarked
package io.dvara.provider.kit.compatible;

import org.jspecify.annotations.NullMarked;
