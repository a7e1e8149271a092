/** Every provider behind the assembled server: the matrix of fields, and recorded traffic as OpenAI describes it. */
@NullMarked
package io.dvara.translation;

import org.jspecify.annotations.NullMarked;
