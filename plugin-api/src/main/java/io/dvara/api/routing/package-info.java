/** Routing: strategies that rank who may serve a request, and what they hear of how it went. */
@NullMarked
package io.dvara.api.routing;

import org.jspecify.annotations.NullMarked;
