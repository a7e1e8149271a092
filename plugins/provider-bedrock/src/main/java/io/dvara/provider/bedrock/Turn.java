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

    private static final String CACHE_POINT = "cachePoint";

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
            if (!block.containsKey(CACHE_POINT)) {
                last = block.containsKey("toolResult") ? results : rest;
            }
            last.add(block);
        }
        blocks.clear();
        blocks.addAll(results);
        blocks.addAll(rest);
    }

    /**
     * Moves cache points to where the vendor takes them: behind some content of the same message, but behind
     * no thoughts and no document other than a PDF.
     *
     * @return whether there is a place for each
     */
    boolean settleCachePoints() {
        List<JsonObject> settled = new ArrayList<>();
        boolean isWhole = true;
        for (JsonObject block : blocks) {
            int place = block.containsKey(CACHE_POINT) ? placeBehind(settled) : settled.size();
            if (!block.containsKey(CACHE_POINT)) {
                settled.add(block);
            } else if (place == 0) {
                isWhole = false;
            } else if (!settled.get(place - 1).containsKey(CACHE_POINT)) {
                settled.add(place, block);
            }
        }
        blocks.clear();
        blocks.addAll(settled);
        return isWhole;
    }

    private static int placeBehind(List<JsonObject> settled) {
        int place = settled.size();
        while (place > 0 && refusesCachePoint(settled.get(place - 1))) {
            place--;
        }
        return place;
    }

    private static boolean refusesCachePoint(JsonObject block) {
        boolean isOtherDocument = block.get("document") instanceof JsonObject document
                && !document.getString("format", "pdf").equals("pdf");
        return isOtherDocument || block.containsKey("reasoningContent");
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
