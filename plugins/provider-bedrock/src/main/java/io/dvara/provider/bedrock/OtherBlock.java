package io.dvara.provider.bedrock;

import io.dvara.api.chat.Delta;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Map;

/**
 * Content of another kind, such as that of a tool that the vendor runs; told whole, at its end.
 *
 * <p>Texts and lists grow with deltas and other members are replaced, so that kinds not known yet come
 * out whole.
 */
final class OtherBlock implements OpenBlock {

    private final int number;
    private final Progress progress;
    private JsonObject value;

    OtherBlock(int number, JsonObject start, Progress progress) {
        this.number = number;
        this.progress = progress;
        this.value = start;
    }

    @Override
    public List<Delta> add(JsonObject delta) {
        value = grown(value, delta);
        return List.of();
    }

    @Override
    public List<Delta> end() {
        return List.of(new Delta.Opaque(number, withInput()));
    }

    /** A list that is the content of a result stands in its {@code content}. */
    private JsonObject grown(JsonObject seen, JsonObject more) {
        JsonObjectBuilder grown = make().createObjectBuilder(seen);
        for (Map.Entry<String, JsonValue> member : more.entrySet()) {
            grown.add(member.getKey(), grown(seen.get(member.getKey()), member.getValue()));
        }
        return grown.build();
    }

    private JsonValue grown(JsonValue seen, JsonValue more) {
        if (seen instanceof JsonObject object && more instanceof JsonArray content) {
            return grown(
                    object, make().createObjectBuilder().add("content", content).build());
        }
        if (seen instanceof JsonObject object && more instanceof JsonObject members) {
            return grown(object, members);
        }
        if (seen instanceof JsonString text && more instanceof JsonString piece) {
            return make().createValue(text.getString() + piece.getString());
        }
        if (seen instanceof JsonArray list && more instanceof JsonArray rest) {
            return make().createArrayBuilder(list)
                    .addAll(make().createArrayBuilder(rest))
                    .build();
        }
        return more;
    }

    private JsonObject withInput() {
        if (!(value.get("toolUse") instanceof JsonObject use) || !(use.get("input") instanceof JsonString input)) {
            return value;
        }
        try {
            JsonObject whole = make().createObjectBuilder(use)
                    .add("input", progress.json().read(input.getString()))
                    .build();
            return make().createObjectBuilder(value).add("toolUse", whole).build();
        } catch (JsonException e) {
            throw new ProviderException(Fault.MALFORMED, "Bedrock sent the input of a tool that is not JSON", e);
        }
    }

    private JsonProvider make() {
        return progress.make();
    }
}
