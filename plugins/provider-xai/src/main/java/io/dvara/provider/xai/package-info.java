/** The plugin for xAI: what of its API differs from the common one, and no code of its own. */
@NullMarked
package io.dvara.provider.xai;

import org.jspecify.annotations.NullMarked;
