/**
 * What a provider plugin is tested with: a contract, golden cases, and what the gateway lends.
 *
 * <p>The test of a provider extends {@link io.dvara.testkit.provider.ProviderContract}; {@link
 * io.dvara.testkit.provider.RecordedReplay} plays recorded traffic to it. Knows the plugin API and
 * the scripted upstream; knows neither the gateway nor a vendor.
 */
@NullMarked
package io.dvara.testkit.provider;

import org.jspecify.annotations.NullMarked;
