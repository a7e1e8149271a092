package io.dvara.gateway.http.responses;

import io.dvara.api.chat.Message;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A conversation that is asked to go on.
 *
 * @param before what is kept here of it
 * @param input what the client adds, with no references to what is kept here
 * @param previous the answer that it goes on with, if that is kept here
 */
record Conversation(List<Item> before, List<Item> input, Optional<String> previous) {

    /** Copies the items. */
    Conversation {
        before = List.copyOf(before);
        input = List.copyOf(input);
    }

    List<Message> messages(Optional<Message> instructions) {
        return Stream.concat(
                        instructions.stream(),
                        Stream.concat(before.stream(), input.stream()).map(Item::message))
                .toList();
    }

    /** Returns the items that the client adds. */
    List<JsonObject> added() {
        return input.stream().map(Item::json).toList();
    }
}
