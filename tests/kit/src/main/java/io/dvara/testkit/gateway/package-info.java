/**
 * A gateway as a process of its own, for tests that look at it from outside.
 *
 * <p>Needs the folder of an assembled server; knows its launcher, its variables and its health.
 */
@NullMarked
package io.dvara.testkit.gateway;

import org.jspecify.annotations.NullMarked;
