package io.dvara.testkit.provider;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Usage;
import io.dvara.api.http.HttpAnswer;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the plain vendor's answers: lines of a stream, or one array of the same. */
final class PlainReader implements Iterator<ChatChunk> {

    private final HttpAnswer answer;
    private final JsonCodec json;
    private final Delivery delivery;
    private final Deque<JsonObject> waiting = new ArrayDeque<>();
    private boolean ended;

    PlainReader(HttpAnswer answer, JsonCodec json, Delivery delivery) {
        this.answer = answer;
        this.json = json;
        this.delivery = delivery;
    }

    @Override
    public boolean hasNext() {
        if (waiting.isEmpty() && !ended) {
            if (delivery == Delivery.WHOLE) {
                parse(all()).asJsonArray().forEach(line -> waiting.add(line.asJsonObject()));
                ended = true;
            } else {
                waiting.add(parse(nextLine()).asJsonObject());
            }
        }
        return !waiting.isEmpty();
    }

    @Override
    public ChatChunk next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the answer has ended");
        }
        JsonObject line = waiting.removeFirst();
        if (line.containsKey("error")) {
            throw new ProviderException(Fault.FAILED, line.getString("error"));
        }
        if (line.containsKey("end")) {
            ended = true;
            answer.finish();
        }
        return chunk(line);
    }

    private static ChatChunk chunk(JsonObject line) {
        if (line.containsKey("model")) {
            return ChatChunk.of(
                    new ChatChunk.Head(Optional.empty(), Optional.of(line.getString("model")), Optional.empty()));
        }
        if (line.containsKey("say")) {
            return ChatChunk.of(ChoiceDelta.of(0, new Delta.Text(1, line.getString("say"))));
        }
        if (line.containsKey("think")) {
            Optional<String> signature = Optional.ofNullable(line.getString("signed", null));
            return ChatChunk.of(
                    ChoiceDelta.of(0, new Delta.Reasoning(0, line.getString("think"), signature, Optional.empty())));
        }
        if (line.containsKey("call")) {
            return ChatChunk.of(ChoiceDelta.of(0, call(line.getJsonObject("call"))));
        }
        Finish finish = Finish.of(FinishReason.valueOf(line.getString("end")));
        return new ChatChunk(
                Optional.empty(),
                List.of(ChoiceDelta.end(0, finish)),
                Optional.of(usage(line)),
                JsonValue.EMPTY_JSON_OBJECT);
    }

    private static Delta call(JsonObject call) {
        int index = call.getInt("index");
        return new Delta.ToolCall(
                2 + index,
                index,
                Optional.ofNullable(call.getString("id", null)),
                Optional.ofNullable(call.getString("name", null)),
                call.getString("arguments", ""),
                Optional.empty(),
                JsonValue.EMPTY_JSON_OBJECT);
    }

    private static Usage usage(JsonObject line) {
        return Usage.UNKNOWN
                .vary()
                .input(count(line, "in"))
                .output(count(line, "out"))
                .cached(count(line, "cached"))
                .reasoning(count(line, "thinking"))
                .build();
    }

    private static OptionalLong count(JsonObject line, String name) {
        return line.containsKey(name) ? OptionalLong.of(line.getInt(name)) : OptionalLong.empty();
    }

    private JsonValue parse(byte[] text) {
        try {
            return json.read(text, 0, text.length);
        } catch (JsonException e) {
            throw new ProviderException(Fault.MALFORMED, "the answer is not JSON", e);
        }
    }

    private byte[] nextLine() {
        byte[] line = line();
        while (line.length == 0) {
            line = line();
        }
        return line;
    }

    private byte[] line() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int next = answer.body().read();
                    next != '\n';
                    next = answer.body().read()) {
                if (next < 0) {
                    throw new ProviderException(Fault.BROKEN, "the stream ended too early");
                }
                line.write(next);
            }
            return line.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a body that throws only provider exceptions", e);
        }
    }

    private byte[] all() {
        try {
            return answer.body().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a body that throws only provider exceptions", e);
        }
    }
}
