package io.dvara.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * The order of events that Anthropic's reference prescribes, which the SDK is lax about.
 *
 * <p>{@code message_start}, then blocks one after another from index 0, each with its start, at least the
 * deltas of its own type and its stop, then {@code message_delta} and {@code message_stop}.
 */
final class MessagesOrder {

    private static final Map<String, List<String>> DELTAS = Map.of(
            "text", List.of("text_delta", "citations_delta"),
            "thinking", List.of("thinking_delta", "signature_delta"),
            "redacted_thinking", List.of(),
            "tool_use", List.of("input_json_delta"));

    private String expected = "message_start";
    private String block = "";
    private int index;

    private MessagesOrder() {}

    /** Checks a stream that ended well. */
    static void check(List<Event> events) {
        MessagesOrder order = new MessagesOrder();
        events.forEach(order::take);
        assertThat(order.expected).as("what comes after the last event").isEqualTo("nothing");
    }

    /** Checks a stream that broke off: an error is its last event and no end stands before it. */
    static void checkBroken(List<Event> events) {
        MessagesOrder order = new MessagesOrder();
        events.subList(0, events.size() - 1).forEach(order::take);
        assertThat(order.expected).isNotIn("nothing", "message_stop");
        assertThat(events.getLast().type()).isEqualTo("error");
    }

    private void take(Event event) {
        JsonObject data = event.json();
        switch (event.type()) {
            case "ping" -> assertThat(expected).isNotEqualTo("message_start");
            case "message_start" -> start(data.getJsonObject("message"));
            case "content_block_start" -> startBlock(data);
            case "content_block_delta" -> delta(data);
            case "content_block_stop" -> stopBlock(data);
            case "message_delta" -> end(data);
            case "message_stop" -> next("message_stop", "nothing");
            default -> assertThat(event.name()).as("an event of the reference").isEmpty();
        }
    }

    private void start(JsonObject message) {
        next("message_start", "block");
        assertThat(message.getJsonArray("content")).isEmpty();
        assertThat(message.isNull("stop_reason")).isTrue();
        assertThat(message.getJsonObject("usage")).containsKeys("input_tokens", "output_tokens");
    }

    private void startBlock(JsonObject data) {
        next("block", "delta");
        assertThat(data.getInt("index")).isEqualTo(index);
        block = data.getJsonObject("content_block").getString("type");
        assertThat(DELTAS).containsKey(block);
    }

    private void delta(JsonObject data) {
        next("delta", "delta");
        assertThat(data.getInt("index")).isEqualTo(index);
        assertThat(DELTAS.get(block)).contains(data.getJsonObject("delta").getString("type"));
    }

    private void stopBlock(JsonObject data) {
        next("delta", "block");
        assertThat(data.getInt("index")).isEqualTo(index);
        index++;
    }

    private void end(JsonObject data) {
        next("block", "message_stop");
        assertThat(data.getJsonObject("delta")).containsKey("stop_reason");
        assertThat(data.getJsonObject("delta").isNull("stop_reason")).isFalse();
        assertThat(data.getJsonObject("usage")).containsKey("output_tokens");
    }

    private void next(String now, String then) {
        assertThat(now).as("the next event").isEqualTo(expected);
        expected = then;
    }
}
