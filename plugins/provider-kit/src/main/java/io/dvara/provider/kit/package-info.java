/**
 * What provider plugins share: framings of streams, vendors' errors, base URLs and JSON members.
 *
 * <p>Called by provider plugins, each of which packs it into its jar. It knows the plugin API, no
 * vendor and nothing of the server.
 */
@NullMarked
package io.dvara.provider.kit;

import org.jspecify.annotations.NullMarked;
