/** What provider plugins share. It knows the plugin API, no vendor and nothing of the server. */
@NullMarked
package io.dvara.provider.kit;

import org.jspecify.annotations.NullMarked;
