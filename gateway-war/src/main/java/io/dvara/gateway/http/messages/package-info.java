/**
 * The Messages dialect.
 *
 * <p>Called through {@code MessagesDialect}; knows no transport. Where whoever serves speaks the dialect
 * itself, all remainders pass in its words; elsewhere the dialect's own words are made of the canonical form.
 */
@NullMarked
package io.dvara.gateway.http.messages;

import org.jspecify.annotations.NullMarked;
