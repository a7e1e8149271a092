/** The plugin for OpenAI and for endpoints that speak its API, whoever runs them. */
@NullMarked
package io.dvara.provider.openai;

import org.jspecify.annotations.NullMarked;
