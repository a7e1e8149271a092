/** The HTTP client that the gateway lends to plugins, free of any library. */
@NullMarked
package io.dvara.api.http;

import org.jspecify.annotations.NullMarked;
