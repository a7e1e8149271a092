/** The plugin for Moonshot AI: what of its API differs from the common one, and no code of its own. */
@NullMarked
package io.dvara.provider.moonshot;

import org.jspecify.annotations.NullMarked;
