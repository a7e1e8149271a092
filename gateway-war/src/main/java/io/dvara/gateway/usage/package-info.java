/**
 * Usage: what a request that has ended leaves in metrics and in the log.
 *
 * <p>The pipeline settles every exchange here, whether answered, refused or aborted.
 */
@NullMarked
package io.dvara.gateway.usage;

import org.jspecify.annotations.NullMarked;
