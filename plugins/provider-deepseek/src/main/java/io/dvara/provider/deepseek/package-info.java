/** The plugin for DeepSeek: what of its API differs from the common one, and no code of its own. */
@NullMarked
package io.dvara.provider.deepseek;

import org.jspecify.annotations.NullMarked;
