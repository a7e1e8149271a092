/**
 * What a public dialect is, and what dialects share to read requests and write answers.
 *
 * <p>A dialect is a package beside this one: its reader turns bytes into the canonical request, its
 * writers turn the canonical answer into bytes. Called by them and by the door; knows neither.
 */
@NullMarked
package io.dvara.gateway.http.dialect;

import org.jspecify.annotations.NullMarked;
