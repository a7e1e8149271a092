/**
 * Rehearsals: after the start the gateway calls itself until what a request runs is compiled.
 *
 * <p>A rehearsed request goes all the way, but its upstream calls lead to a stage of our own, and no
 * metric and no log hears of it. {@code http} asks at the door whether a request is one.
 */
@NullMarked
package io.dvara.gateway.rehearsal;

import org.jspecify.annotations.NullMarked;
