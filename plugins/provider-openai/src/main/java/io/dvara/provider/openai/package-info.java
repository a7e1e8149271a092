/** The openai provider plugin. */
@NullMarked
package io.dvara.provider.openai;

import org.jspecify.annotations.NullMarked;
