package io.dvara.provider.bedrock;

import io.dvara.api.chat.Delta;
import io.dvara.api.json.JsonCodec;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;

/** Tells the blocks of a whole answer as if each had come by its start, deltas and end. */
final class WholeBlocks {

    private final JsonCodec json;
    private final JsonProvider make;
    private final Blocks blocks;

    WholeBlocks(JsonCodec json, Blocks blocks) {
        this.json = json;
        this.make = json.make();
        this.blocks = blocks;
    }

    List<Delta> tell(int number, JsonObject block) {
        List<Delta> deltas = new ArrayList<>();
        if (block.get("toolUse") instanceof JsonObject use) {
            deltas.addAll(blocks.start(
                    number,
                    object(
                            "toolUse",
                            make.createObjectBuilder(use).remove("input").build())));
            deltas.addAll(blocks.add(number, input(use)));
        } else if (block.get("reasoningContent") instanceof JsonObject content) {
            JsonObject thought = Members.object(content, "reasoningText").orElse(content);
            deltas.addAll(blocks.add(number, object("reasoningContent", thought)));
        } else if (block.get("citationsContent") instanceof JsonObject content) {
            deltas.addAll(cited(number, content));
        } else if (block.containsKey("text")) {
            deltas.addAll(blocks.add(number, block));
        } else {
            deltas.addAll(blocks.start(number, block));
        }
        deltas.addAll(blocks.stop(number));
        return deltas;
    }

    private List<Delta> cited(int number, JsonObject content) {
        List<Delta> deltas = new ArrayList<>();
        for (JsonValue piece : Members.array(content, "content")) {
            if (piece instanceof JsonObject text) {
                deltas.addAll(blocks.add(number, text));
            }
        }
        for (JsonValue citation : Members.array(content, "citations")) {
            deltas.addAll(blocks.add(number, object("citation", citation)));
        }
        return deltas;
    }

    private JsonObject input(JsonObject use) {
        JsonValue input = use.getOrDefault("input", JsonValue.EMPTY_JSON_OBJECT);
        return object(
                "toolUse",
                make.createObjectBuilder().add("input", json.write(input)).build());
    }

    private JsonObject object(String name, JsonValue value) {
        return make.createObjectBuilder().add(name, value).build();
    }
}
