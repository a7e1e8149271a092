package io.dvara.gateway.http.responses;

import io.dvara.gateway.config.Settings;
import io.dvara.gateway.http.dialect.Stamps;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.shared.Keep;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Answers that were made here, kept for whoever asked for them; safe for many threads. */
@SingleInstance
class KeptResponses {

    private static final String RESPONSE = "response";
    private static final String INPUT = "input";
    private static final String PREVIOUS = "previous_response_id";

    private final Keep keep;
    private final Duration timeToLive;
    private final JacksonCodec codec;
    private final RequestReader reader;
    private final Stamps stamps;

    @Inject
    KeptResponses(Keep keep, Settings settings, RequestReader reader, Stamps stamps) {
        this.keep = keep;
        timeToLive = settings.memory().responses();
        codec = reader.codec();
        this.reader = reader;
        this.stamps = stamps;
    }

    /**
     * Keeps an answer and what it was asked for with.
     *
     * @param previous the answer that it goes on with, if that is kept here
     */
    void keep(String owner, JsonObject response, List<JsonObject> input, Optional<String> previous) {
        JsonObjectBuilder kept = codec.make().createObjectBuilder().add(RESPONSE, response);
        JsonArrayBuilder items = codec.make().createArrayBuilder();
        input.forEach(item -> items.add(InputItems.whole(item, stamps)));
        kept.add(INPUT, items);
        previous.ifPresent(id -> kept.add(PREVIOUS, id));
        String id = response.getString("id");
        put(owner, id, bytes(kept.build()));
        for (JsonObject item : output(response)) {
            put(owner, item.getString("id"), id.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Returns an answer.
     *
     * @throws Refusal when it is gone
     */
    JsonObject response(String owner, String id) {
        return kept(owner, id).getJsonObject(RESPONSE);
    }

    /**
     * Returns the items that an answer was asked for with.
     *
     * @throws Refusal when it is gone
     */
    List<JsonObject> input(String owner, String id) {
        return kept(owner, id).getJsonArray(INPUT).getValuesAs(JsonObject.class);
    }

    /**
     * Forgets an answer.
     *
     * @throws Refusal when it is gone
     */
    void forget(String owner, String id) {
        output(response(owner, id)).forEach(item -> keep.remove(spot(owner, item.getString("id"))));
        keep.remove(spot(owner, id));
    }

    /**
     * Returns the whole conversation up to an answer.
     *
     * @throws Refusal when any answer of it is gone
     */
    List<Item> conversation(String owner, String id) {
        Deque<JsonObject> turns = new ArrayDeque<>();
        Optional<String> next = Optional.of(id);
        while (next.isPresent()) {
            JsonObject turn = kept(owner, next.get());
            turns.push(turn);
            next = Optional.of(turn.getString(PREVIOUS, "")).filter(it -> !it.isEmpty());
        }
        List<JsonObject> items = new ArrayList<>();
        for (JsonObject turn : turns) {
            items.addAll(turn.getJsonArray(INPUT).getValuesAs(JsonObject.class));
            items.addAll(output(turn.getJsonObject(RESPONSE)));
        }
        return read(items);
    }

    /** Returns an item of an answer. */
    Optional<Item> item(String owner, String id) {
        return keep.get(spot(owner, id))
                .flatMap(answer -> keep.get(spot(owner, new String(answer, StandardCharsets.UTF_8))))
                .flatMap(bytes -> output(object(bytes).getJsonObject(RESPONSE)).stream()
                        .filter(item -> item.getString("id").equals(id))
                        .findFirst())
                .map(item -> read(List.of(item)).getFirst());
    }

    private void put(String owner, String id, byte[] value) {
        keep.put(spot(owner, id), value, timeToLive);
    }

    private static Keep.Spot spot(String owner, String id) {
        return new Keep.Spot("responses:" + owner, id);
    }

    private JsonObject kept(String owner, String id) {
        return keep.get(spot(owner, id)).map(this::object).orElseThrow(() -> gone(id));
    }

    /** Makes the refusal of an answer that is not there. */
    static Refusal gone(String id) {
        return Refusal.of(ErrorCode.NOT_FOUND, "Response with id '" + id + "' not found.");
    }

    private List<Item> read(List<JsonObject> items) {
        JsonArrayBuilder input = codec.make().createArrayBuilder();
        items.forEach(input::add);
        return reader.items(
                bytes(codec.make().createObjectBuilder().add(INPUT, input).build()));
    }

    private static List<JsonObject> output(JsonObject response) {
        return response.getJsonArray("output").getValuesAs(JsonObject.class);
    }

    private byte[] bytes(JsonObject object) {
        return codec.write(object).getBytes(StandardCharsets.UTF_8);
    }

    private JsonObject object(byte[] bytes) {
        return codec.read(bytes, 0, bytes.length).asJsonObject();
    }
}
