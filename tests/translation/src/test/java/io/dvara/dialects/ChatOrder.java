package io.dvara.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.IntStream;

/** What the SDK is lax about in a stream of chat chunks. */
final class ChatOrder {

    private static final String DONE = "[DONE]";

    private ChatOrder() {}

    /** Checks a stream that ended well: one role, one finish, then usage, then the end. */
    static void check(List<Event> events) {
        assertThat(events.getLast().data()).isEqualTo(DONE);
        List<JsonObject> chunks = chunks(events.subList(0, events.size() - 1));
        assertThat(chunks)
                .extracting(chunk -> chunk.getString("id"))
                .containsOnly(chunks.getFirst().getString("id"));
        assertThat(chunks.getFirst().getJsonArray("choices").getJsonObject(0).getJsonObject("delta"))
                .containsKey("role");
        List<Integer> ends = ends(chunks);
        assertThat(ends).as("one chunk says why it ends").hasSize(1);
        chunks.subList(ends.getFirst() + 1, chunks.size())
                .forEach(chunk -> assertThat(chunk.getJsonArray("choices")).isEmpty());
        assertThat(chunks.getLast()).as("usage was asked for").containsKey("usage");
    }

    /** Checks a stream that broke off and returns what it says of that. */
    static Heard.Failure broken(List<Event> events) {
        assertThat(events).extracting(Event::data).doesNotContain(DONE);
        List<Event> before = events.subList(0, events.size() - 1);
        assertThat(ends(chunks(before))).as("no chunk says that it ended").isEmpty();
        return OpenAi.failure(200, events.getLast().json().getJsonObject("error"));
    }

    private static List<JsonObject> chunks(List<Event> events) {
        assertThat(events).extracting(Event::name).containsOnly("");
        return events.stream().map(Event::json).toList();
    }

    private static List<Integer> ends(List<JsonObject> chunks) {
        return IntStream.range(0, chunks.size())
                .filter(i -> chunks.get(i).getJsonArray("choices").stream()
                        .map(JsonValue::asJsonObject)
                        .anyMatch(choice -> !choice.isNull("finish_reason")))
                .boxed()
                .toList();
    }
}
