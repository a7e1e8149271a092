/**
 * What routing plugins share: how fast candidates are, who stays where, whose turn it is.
 *
 * <p>Called by routing plugins, each of which packs what it needs into its jar. It knows the plugin
 * API and nothing of the server.
 */
@NullMarked
package io.dvara.routing.kit;

import org.jspecify.annotations.NullMarked;
