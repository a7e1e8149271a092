/**
 * The engine for vendors that have the Responses API, for requests that came in its words.
 *
 * <p>Called by the plugins of such vendors. Requests are written of the canonical form and its
 * remainders; answers are read into the canonical form, with each event beside it as it came. It knows
 * no vendor.
 */
@NullMarked
package io.dvara.provider.kit.responses;

import org.jspecify.annotations.NullMarked;
