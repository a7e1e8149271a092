/** The plugin for Groq: what of its API differs from the common one, and no code of its own. */
@NullMarked
package io.dvara.provider.groq;

import org.jspecify.annotations.NullMarked;
