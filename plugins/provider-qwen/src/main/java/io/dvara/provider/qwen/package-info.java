/** The plugin for Qwen: what of its API differs from the common one, and no code of its own. */
@NullMarked
package io.dvara.provider.qwen;

import org.jspecify.annotations.NullMarked;
