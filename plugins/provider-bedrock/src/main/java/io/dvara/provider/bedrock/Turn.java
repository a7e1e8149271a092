package io.dvara.provider.bedrock;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;

/** A message in the vendor's sense, while its blocks are gathered. */
final class Turn {

    static final String USER = "user";
    static final String ASSISTANT = "assistant";

    private final String role;
    private final List<JsonObject> blocks = new ArrayList<>();

    Turn(String role) {
        this.role = role;
    }

    String role() {
        return role;
    }

    void add(JsonObject block) {
        blocks.add(block);
    }

    boolean has(String kind) {
        return blocks.stream().anyMatch(block -> block.containsKey(kind));
    }

    /** Moves results, and the cache points behind them, before all else, where the vendor wants them. */
    void resultsFirst() {
        List<JsonObject> results = new ArrayList<>();
        List<JsonObject> rest = new ArrayList<>();
        List<JsonObject> last = rest;
        for (JsonObject block : blocks) {
            if (!block.containsKey("cachePoint")) {
                last = block.containsKey("toolResult") ? results : rest;
            }
            last.add(block);
        }
        blocks.clear();
        blocks.addAll(results);
        blocks.addAll(rest);
    }

    /** Strips white space from the end, where the vendor wants none of an answer that it is to continue. */
    void stripEnd(JsonProvider make) {
        JsonObject last = blocks.getLast();
        if (last.containsKey("text")) {
            blocks.removeLast();
            blocks.add(make.createObjectBuilder()
                    .add("text", last.getString("text").stripTrailing())
                    .build());
        }
    }

    JsonObject message(JsonProvider make) {
        JsonArrayBuilder content = make.createArrayBuilder();
        blocks.forEach(content::add);
        return make.createObjectBuilder()
                .add("role", role)
                .add("content", content)
                .build();
    }
}
