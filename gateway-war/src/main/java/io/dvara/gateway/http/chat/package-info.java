/**
 * The chat dialect and its older sister for plain text.
 *
 * <p>Called through its dialects, {@code ChatDialect} and {@code CompletionDialect}; knows no transport.
 */
@NullMarked
package io.dvara.gateway.http.chat;

import org.jspecify.annotations.NullMarked;
