/**
 * Refusals: why a request gets an error, with the codes that clients know.
 *
 * <p>Any room may refuse; {@code http} turns a refusal into the dialect's error. Knows nobody.
 */
@NullMarked
package io.dvara.gateway.refusal;

import org.jspecify.annotations.NullMarked;
