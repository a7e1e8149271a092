/** The plugin for Zhipu AI: what of its API differs from the common one, and no code of its own. */
@NullMarked
package io.dvara.provider.zhipu;

import org.jspecify.annotations.NullMarked;
