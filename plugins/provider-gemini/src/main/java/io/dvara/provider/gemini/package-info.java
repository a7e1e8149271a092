/**
 * Models of Google's Gemini API, by its own door and by that of Vertex AI.
 *
 * <p>Called by the gateway through the plugin API. It knows the words of generateContent and of
 * embeddings, and nothing of the server or of other vendors.
 */
@NullMarked
package io.dvara.provider.gemini;

import org.jspecify.annotations.NullMarked;
