/**
 * The JSON codec; the only room that makes Jackson's readers and writers.
 *
 * <p>Whoever reads or writes JSON comes here; it knows nobody.
 */
@NullMarked
package io.dvara.gateway.json;

import org.jspecify.annotations.NullMarked;
