/**
 * Chats: the one request and the one stream element between all dialects and all providers.
 *
 * <p>Every value keeps, beside what it knows, an untyped remainder of what it does not, so that a
 * client and an upstream of the same dialect lose nothing on the way.
 */
@NullMarked
package io.dvara.api.chat;

import org.jspecify.annotations.NullMarked;
