/**
 * The mock provider plugin: answers from the request alone, without an upstream.
 *
 * <p>The gateway makes {@link io.dvara.provider.mock.MockFactory}, whose Javadoc tells all rules of the
 * answers. Nothing here knows HTTP, the gateway or another plugin.
 */
@NullMarked
package io.dvara.provider.mock;

import org.jspecify.annotations.NullMarked;
