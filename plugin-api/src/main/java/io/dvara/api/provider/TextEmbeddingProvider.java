package io.dvara.api.provider;

import io.dvara.api.Stable;

/**
 * A provider that embeds text alone, to which the gateway gives nothing but text.
 *
 * <p>Lists of tokens are decoded before, as tokens of {@code cl100k_base}: clients of the OpenAI API
 * make such of the texts for every model that they do not know. A list with numbers that are none is
 * refused.
 */
@Stable
public interface TextEmbeddingProvider extends EmbeddingProvider {}
