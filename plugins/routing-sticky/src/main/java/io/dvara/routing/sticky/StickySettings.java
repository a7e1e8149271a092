package io.dvara.routing.sticky;

import io.dvara.api.Default;
import io.dvara.routing.kit.Stickiness;

/**
 * What can be configured.
 *
 * @param by what requests belong together: {@code session}, {@code user}, {@code key}, or {@code any} of them
 */
public record StickySettings(@Default("any") Stickiness.By by) {}
