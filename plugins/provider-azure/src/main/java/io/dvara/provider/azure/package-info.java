/** The plugin for Azure OpenAI: where its deployments stand and how a caller shows who it is. */
@NullMarked
package io.dvara.provider.azure;

import org.jspecify.annotations.NullMarked;
