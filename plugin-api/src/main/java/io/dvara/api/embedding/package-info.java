/** Embeddings, in the gateway's own form. */
@NullMarked
package io.dvara.api.embedding;

import org.jspecify.annotations.NullMarked;
