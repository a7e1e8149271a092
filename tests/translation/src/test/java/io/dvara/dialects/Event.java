package io.dvara.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server-sent event as it stands on the wire.
 *
 * @param name empty when it has none
 * @param data its one line
 */
record Event(String name, String data) {

    private static final String NAME = "event: ";
    private static final String DATA = "data: ";

    static List<Event> all(String body) {
        assertThat(body).as("a stream ends with a whole event").endsWith("\n\n");
        return Stream.of(body.split("\n\n"))
                .filter(block -> !block.startsWith(":"))
                .map(Event::of)
                .toList();
    }

    private static Event of(String block) {
        List<String> lines = block.lines().toList();
        boolean named = lines.getFirst().startsWith(NAME);
        assertThat(lines).as("one line of data").hasSize(named ? 2 : 1);
        assertThat(lines.getLast()).startsWith(DATA);
        return new Event(
                named ? lines.getFirst().substring(NAME.length()) : "",
                lines.getLast().substring(DATA.length()));
    }

    JsonObject json() {
        return Meaning.parse(data);
    }

    /** Returns the type that the data says, which the name must repeat. */
    String type() {
        String type = json().getString("type");
        assertThat(name).as("the event's name is its type").isEqualTo(type);
        return type;
    }
}
