/**
 * Health: how each provider and model has fared lately, and how much it bears.
 *
 * <p>Routing asks before it calls a target and tells afterwards; the operations pages read. Knows
 * neither requests nor how targets are chosen.
 */
@NullMarked
package io.dvara.gateway.health;

import org.jspecify.annotations.NullMarked;
