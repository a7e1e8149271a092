/**
 * The benchmark of the assembled server: ratios in one run against the upstream and plain proxies.
 *
 * <p>Everything talks over loopback and stops by itself. {@link io.dvara.bench.Bench} is the entry.
 */
@NullMarked
package io.dvara.bench;

import org.jspecify.annotations.NullMarked;
