/** The plugin for Mistral: what of its API differs from the common one, and no code of its own. */
@NullMarked
package io.dvara.provider.mistral;

import org.jspecify.annotations.NullMarked;
