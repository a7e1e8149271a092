/**
 * Every dialect before every provider, case by case, through clients that are the vendors' own SDKs.
 *
 * <p>Called by JUnit alone. The files beside it say how each vendor answers in each case; nothing here
 * knows how the gateway translates.
 */
@NullMarked
package io.dvara.dialects;

import org.jspecify.annotations.NullMarked;
