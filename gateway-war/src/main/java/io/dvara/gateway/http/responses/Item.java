package io.dvara.gateway.http.responses;

import io.dvara.api.chat.Message;
import jakarta.json.JsonObject;

/**
 * An item of a conversation.
 *
 * @param message what it says, in the canonical form
 * @param json as the client sent it
 */
record Item(Message message, JsonObject json) {}
