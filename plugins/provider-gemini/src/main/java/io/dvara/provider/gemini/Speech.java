package io.dvara.provider.gemini;

import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Dialect;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.Set;

/** Writes the wish of a client of the chat dialect for speech or pictures, and the voice that speaks. */
final class Speech {

    static final String MODALITIES = "modalities";
    static final String AUDIO = "audio";

    private static final String TEXT = "text";
    private static final String IMAGE = "image";
    private static final Set<String> FORMATS = Set.of("pcm16", "wav");
    private static final Set<String> UNDERSTOOD = Set.of("voice", "format");

    private final Order order;
    private final JsonObject said;

    Speech(Order order) {
        this.order = order;
        this.said = order.request().extra();
    }

    /** Adds what was wished for to the configuration. */
    void write(JsonObjectBuilder config) {
        Set<String> wished = modalities();
        if (wished.contains(AUDIO)) {
            speak(wished, config);
            return;
        }
        if (said.getOrDefault(AUDIO, JsonValue.NULL) != JsonValue.NULL) {
            throw Unsupported.field(AUDIO, "speaks when modalities names audio alone; add it or leave this out");
        }
        if (wished.contains(IMAGE)) {
            JsonArrayBuilder names = order.make().createArrayBuilder();
            wished.stream().sorted().forEach(name -> names.add(name.equals(TEXT) ? "TEXT" : "IMAGE"));
            config.add("responseModalities", names);
        }
    }

    private Set<String> modalities() {
        Set<String> wished = new HashSet<>();
        if (said.containsKey(MODALITIES) && said.get(MODALITIES) != JsonValue.NULL) {
            for (JsonValue name : Members.array(said, MODALITIES)) {
                wished.add(name instanceof JsonString word ? word.getString() : name.toString());
            }
            if (wished.isEmpty() || !Set.of(TEXT, AUDIO, IMAGE).containsAll(wished)) {
                throw Unsupported.field(MODALITIES, "answers in text, audio or image; name some of these in a list");
            }
        }
        return wished;
    }

    /** A model that speaks says nothing beside it, so text is no more than what is spoken. */
    private void speak(Set<String> wished, JsonObjectBuilder config) {
        if (order.request().dialect() != Dialect.CHAT) {
            throw Unsupported.field(
                    MODALITIES, "speaks to clients of the chat API alone; ask by /v1/chat/completions, or for text");
        }
        if (wished.contains(IMAGE)) {
            throw Unsupported.field(MODALITIES, "either speaks or draws; ask for one of the two");
        }
        if (wished.contains(TEXT)) {
            order.drop(MODALITIES + "." + TEXT);
        }
        config.add("responseModalities", order.make().createArrayBuilder().add("AUDIO"));
        if (said.getOrDefault(AUDIO, JsonValue.NULL) != JsonValue.NULL) {
            JsonObject audio = Members.object(said, AUDIO)
                    .orElseThrow(() -> Unsupported.field(AUDIO, "takes an object of a voice and a format"));
            voice(audio, config);
            checkFormat(audio);
            Members.without(order.make(), audio, UNDERSTOOD).forEach((name, _) -> order.drop(AUDIO + "." + name));
        }
    }

    private void voice(JsonObject audio, JsonObjectBuilder config) {
        switch (audio.getOrDefault("voice", JsonValue.NULL)) {
            case JsonString voice ->
                config.add("speechConfig", within("voiceConfig", within("prebuiltVoiceConfig", named(voice))));
            case JsonValue none when none == JsonValue.NULL -> {}
            default -> throw Unsupported.field("audio.voice", "speaks with voices that have a name, such as Kore");
        }
    }

    private void checkFormat(JsonObject audio) {
        String format = Members.text(audio, "format").orElse("pcm16");
        if (!FORMATS.contains(format)) {
            throw Unsupported.field("audio.format", "speaks pcm16 or wav; ask for one of these");
        }
        if (format.equals("wav") && order.request().delivery() == Delivery.STREAMED) {
            throw Unsupported.field("audio.format", "streams pcm16 alone; ask for it, or without stream");
        }
    }

    private JsonObject named(JsonString voice) {
        return order.make().createObjectBuilder().add("voiceName", voice).build();
    }

    private JsonObject within(String name, JsonObject value) {
        return order.make().createObjectBuilder().add(name, value).build();
    }
}
