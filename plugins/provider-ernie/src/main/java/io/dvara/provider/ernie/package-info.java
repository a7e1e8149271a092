/** The plugin for ERNIE: what of its API differs from the common one, and no code of its own. */
@NullMarked
package io.dvara.provider.ernie;

import org.jspecify.annotations.NullMarked;
