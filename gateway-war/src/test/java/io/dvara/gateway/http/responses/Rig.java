package io.dvara.gateway.http.responses;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.gateway.http.dialect.Frames;
import io.dvara.gateway.http.dialect.Stamps;
import io.dvara.gateway.json.JacksonCodec;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads requests and writes answers as a client would see them. */
final class Rig {

    static final JacksonCodec CODEC = new JacksonCodec();
    static final VendorIds IDS = new VendorIds("a");

    private final List<JsonObject> kept = new ArrayList<>();

    List<JsonObject> kept() {
        return kept;
    }

    static Asked read(String body) {
        return new RequestReader(CODEC).read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    static Making making(String request, AnswerStyle.Thoughts thoughts, String... freeTools) {
        AnswerStyle style = new AnswerStyle("acme", thoughts, Set.of(freeTools));
        return new Making("resp_dv1", read(request), style, new Stamps(), CODEC);
    }

    JsonObject whole(Making making, ChatChunk... chunks) {
        try {
            JsonObject answer = MadeAnswer.of(ChatAnswer.fold(Stream.of(chunks)), making);
            OfficialSchema.checkAnswer(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the events of a stream, each of which is valid and numbered. */
    List<JsonObject> events(Making making, ChatChunk... chunks) {
        return events(new MadeFrames(making, kept::add), List.of(chunks));
    }

    static List<JsonObject> events(Frames frames, List<ChatChunk> chunks) {
        List<JsonObject> events = eventsAsTheyCome(frames, chunks);
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).getInt("sequence_number")).isEqualTo(i);
            OfficialSchema.checkEvent(events.get(i));
        }
        return events;
    }

    static List<JsonObject> eventsAsTheyCome(Frames frames, List<ChatChunk> chunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (ChatChunk chunk : chunks) {
                frames.write(chunk, out);
            }
            frames.end(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parsed(out.toString(StandardCharsets.UTF_8));
    }

    private static List<JsonObject> parsed(String stream) {
        return Stream.of(stream.split("\n\n"))
                .map(frame -> {
                    String[] lines = frame.split("\n");
                    JsonObject data = CODEC.readObject(lines[1].substring("data: ".length()));
                    assertThat(lines[0]).isEqualTo("event: " + data.getString("type"));
                    return data;
                })
                .toList();
    }
}
