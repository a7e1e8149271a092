/**
 * What a provider plugin is tested with: the context, the client and the call that the gateway lends.
 *
 * <p>Called by the tests of plugins. Knows the plugin API and the scripted upstream; knows neither
 * the gateway nor a vendor.
 */
@NullMarked
package io.dvara.testkit.provider;

import org.jspecify.annotations.NullMarked;
