/**
 * How beans are wired: one instance each, for as long as the application runs.
 *
 * <p>Every room marks its beans from here; it knows nobody.
 */
@NullMarked
package io.dvara.gateway.wiring;

import org.jspecify.annotations.NullMarked;
