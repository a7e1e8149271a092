/**
 * The provider plugin for Ollama, by Ollama's own API.
 *
 * <p>The gateway makes {@link io.dvara.provider.ollama.OllamaFactory}. Requests are written by the
 * writers, answers read by the decoder; nothing here knows the gateway or another plugin.
 */
@NullMarked
package io.dvara.provider.ollama;

import org.jspecify.annotations.NullMarked;
