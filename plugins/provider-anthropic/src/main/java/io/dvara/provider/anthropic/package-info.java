/** The anthropic provider plugin. */
@NullMarked
package io.dvara.provider.anthropic;

import org.jspecify.annotations.NullMarked;
