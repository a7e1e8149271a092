/** The ollama provider plugin. */
@NullMarked
package io.dvara.provider.ollama;

import org.jspecify.annotations.NullMarked;
