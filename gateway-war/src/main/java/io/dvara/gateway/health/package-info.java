/**
 * Health: how each provider and model has fared lately, and how much it bears.
 *
 * <p>Routing asks before it calls a target and tells afterwards; the operations pages read, and the door
 * bounds all requests in the way in which the calls of one provider are. Knows
 * neither requests nor how targets are chosen.
 */
@NullMarked
package io.dvara.gateway.health;

import org.jspecify.annotations.NullMarked;
