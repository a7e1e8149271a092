package io.dvara.gateway.http.responses;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dvara.gateway.http.dialect.Stamps;
import io.dvara.gateway.json.JacksonCodec;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The items of one answer, and the events that tell of them; for one thread. */
final class Output {

    private static final JsonObject NOTHING_YET = Json.createObjectBuilder().build();

    private final Events events;
    private final Stamps stamps;
    private final JacksonCodec codec;
    private final List<JsonObject> items = new ArrayList<>();

    Output(Events events, Stamps stamps, JacksonCodec codec) {
        this.events = events;
        this.stamps = stamps;
        this.codec = codec;
    }

    /**
     * Where an item stands.
     *
     * @param id of the item
     * @param index of the item
     */
    record Place(String id, int index) {

        void write(JsonGenerator json) throws IOException {
            json.writeStringField("item_id", id);
            json.writeNumberField("output_index", index);
        }
    }

    JacksonCodec codec() {
        return codec;
    }

    /** Returns an id, such as {@code msg_dv…}. */
    String freshId(String prefix) {
        return Ids.fresh(prefix, stamps);
    }

    /** Returns the place of the next item. */
    Place reserve(String prefix) {
        items.add(NOTHING_YET);
        return new Place(freshId(prefix), items.size() - 1);
    }

    /** Tells that an item begins. */
    void added(Place place, JsonObject item) throws IOException {
        item("response.output_item.added", place, item);
    }

    /** Tells that an item is whole. */
    void done(Place place, JsonObject item) throws IOException {
        items.set(place.index(), item);
        item("response.output_item.done", place, item);
    }

    /** Tells of something within an item. */
    void tell(String type, Place place, Events.Body body) throws IOException {
        events.event(type, (answer, json) -> {
            place.write(json);
            body.write(answer, json);
        });
    }

    /** Returns the items, all of which are whole. */
    List<JsonObject> items() {
        return List.copyOf(items);
    }

    private void item(String type, Place place, JsonObject item) throws IOException {
        events.event(type, (answer, json) -> {
            json.writeNumberField("output_index", place.index());
            answer.value("item", item);
        });
    }
}
