package io.dvara.gateway.http.responses;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Message;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it was read, before the conversation that it goes on with is known.
 *
 * @param request all but its messages
 * @param instructions what stands before the conversation
 * @param items the input
 * @param said members that the answer repeats as they are
 */
record Asked(ChatRequest request, Optional<Message> instructions, List<Item> items, Map<String, JsonValue> said) {

    /** Copies the collections; members keep their order. */
    Asked {
        items = List.copyOf(items);
        said = new LinkedHashMap<>(said);
    }

    /** Returns a member that the canonical form has no place for, when it is text. */
    Optional<String> word(String name) {
        return request.extra().get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    /** Returns whether the answer is to be kept. */
    boolean isKept() {
        return !JsonValue.FALSE.equals(request.extra().get("store"));
    }
}
