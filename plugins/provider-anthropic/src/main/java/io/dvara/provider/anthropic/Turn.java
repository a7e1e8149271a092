package io.dvara.provider.anthropic;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;

/** A message in the vendor's sense, while its blocks are gathered. */
final class Turn {

    static final String USER = "user";
    static final String ASSISTANT = "assistant";
    static final String SYSTEM = "system";

    private final String role;
    private final List<JsonObject> blocks = new ArrayList<>();
    private JsonObject extra = JsonValue.EMPTY_JSON_OBJECT;

    Turn(String role) {
        this.role = role;
    }

    String role() {
        return role;
    }

    void add(JsonObject block) {
        blocks.add(block);
    }

    void addExtra(JsonObject members) {
        extra = members;
    }

    /** Moves results before all else, where the vendor wants them. */
    void resultsFirst() {
        List<JsonObject> results =
                blocks.stream().filter(block -> isOf(block, "tool_result")).toList();
        blocks.removeAll(results);
        blocks.addAll(0, results);
    }

    /** Strips white space from the end, where the vendor wants none of an answer that it is to continue. */
    void stripEnd(JsonProvider make) {
        JsonObject last = blocks.getLast();
        if (isOf(last, "text")) {
            String stripped = last.getString("text", "").stripTrailing();
            blocks.set(
                    blocks.size() - 1,
                    make.createObjectBuilder(last).add("text", stripped).build());
        }
    }

    boolean has(String type) {
        return blocks.stream().anyMatch(block -> isOf(block, type));
    }

    List<JsonObject> blocks() {
        return blocks;
    }

    JsonObject message(JsonProvider make) {
        JsonArrayBuilder content = make.createArrayBuilder();
        blocks.forEach(content::add);
        JsonObjectBuilder message = make.createObjectBuilder().add("role", role).add("content", content);
        return message.addAll(make.createObjectBuilder(extra)).build();
    }

    private static boolean isOf(JsonObject block, String type) {
        return block.getString("type", "").equals(type);
    }
}
