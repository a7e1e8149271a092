package io.dvara.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The order of events that OpenAI's reference prescribes, which the SDK is lax about.
 *
 * <p>Sequence numbers count from 0; the response is created before its items, each item is added before its
 * parts and done after them, an item keeps its id and its place, and one event ends the response.
 */
final class ResponsesOrder {

    private static final Set<String> ENDS = Set.of("response.completed", "response.incomplete");
    private static final String ERROR = "error";
    private static final String FAILED = "response.failed";

    private final Map<Integer, String> open = new HashMap<>();
    private final Set<String> parts = new HashSet<>();
    private int items;

    private ResponsesOrder() {}

    /** Checks a stream that ended well. */
    static void check(List<Event> events) {
        ResponsesOrder order = new ResponsesOrder();
        order.read(events.subList(0, events.size() - 1));
        assertThat(ENDS).contains(events.getLast().type());
        assertThat(order.open).as("items that are not done").isEmpty();
        assertThat(order.parts).as("parts that are not done").isEmpty();
        JsonObject response = events.getLast().json().getJsonObject("response");
        assertThat(response.getJsonArray("output")).hasSize(order.items);
        numbered(events);
    }

    /** Returns whether a stream says that it broke off. */
    static boolean isBroken(List<Event> events) {
        return events.stream().map(Event::type).anyMatch(type -> type.equals(ERROR) || type.equals(FAILED));
    }

    /** Checks a stream that broke off and returns what it says of that. */
    static Heard.Failure broken(List<Event> events) {
        assertThat(events).extracting(Event::type).doesNotContainAnyElementsOf(ENDS);
        numbered(events);
        JsonObject error = events.stream()
                .filter(event -> event.type().equals(ERROR))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no error event"))
                .json();
        return new Heard.Failure(200, ERROR, error.getString("code"), error.getString("message"));
    }

    private static void numbered(List<Event> events) {
        assertThat(events)
                .extracting(event -> event.json().getInt("sequence_number"))
                .containsExactlyElementsOf(
                        IntStream.range(0, events.size()).boxed().toList());
    }

    private void read(List<Event> events) {
        assertThat(events.getFirst().type()).isEqualTo("response.created");
        events.stream().skip(1).forEach(event -> take(event.type(), event.json()));
    }

    private void take(String type, JsonObject data) {
        switch (type) {
            case "response.in_progress" -> assertThat(items).isZero();
            case "response.output_item.added" -> added(data);
            case "response.output_item.done" -> done(data);
            case "response.content_part.added", "response.reasoning_summary_part.added" ->
                assertThat(parts.add(part(data))).isTrue();
            case "response.content_part.done", "response.reasoning_summary_part.done" ->
                assertThat(parts.remove(part(data))).isTrue();
            default -> inside(type, data);
        }
    }

    private void added(JsonObject data) {
        assertThat(data.getInt("output_index")).isEqualTo(items);
        open.put(items, data.getJsonObject("item").getString("id"));
        items++;
    }

    private void done(JsonObject data) {
        String id = data.getJsonObject("item").getString("id");
        assertThat(open.remove(data.getInt("output_index"))).isEqualTo(id);
    }

    /** Deltas and their ends belong to an open item, and those of parts to an open part. */
    private void inside(String type, JsonObject data) {
        assertThat(ENDS).as("events after the end").doesNotContain(type);
        assertThat(open).containsEntry(data.getInt("output_index"), data.getString("item_id"));
        if (data.containsKey("content_index") || data.containsKey("summary_index")) {
            assertThat(parts).contains(part(data));
        }
    }

    private static String part(JsonObject data) {
        boolean isSummary = data.containsKey("summary_index");
        String index = isSummary ? "summary_index" : "content_index";
        return "%d %s %d".formatted(data.getInt("output_index"), index, data.getInt(index));
    }
}
