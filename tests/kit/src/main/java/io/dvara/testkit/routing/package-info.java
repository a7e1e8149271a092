/**
 * Tests for routing strategies: a contract that each keeps, and simulated candidates over a clock of
 * the test's own.
 *
 * <p>For authors of routing plugins; knows the plugin API alone.
 */
package io.dvara.testkit.routing;
