/** The JSON codec that the gateway lends to plugins; values are those of {@code jakarta.json}. */
@NullMarked
package io.dvara.api.json;

import org.jspecify.annotations.NullMarked;
