package io.dvara.provider.gemini;

import io.dvara.provider.kit.Members;
import io.dvara.provider.kit.VendorErrors;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * What a model speaks, as clients of the chat dialect know it: {@code audio} of the assistant's message.
 *
 * <p>Pieces of a stream are cut where their texts can be run together.
 */
final class Spoken {

    /** Whole samples, and whole groups of base64. */
    private static final int CUT = 6;

    private final Speaking speaking;
    private final JsonProvider make;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private String type = "";
    private boolean begun;

    /**
     * What the speech of all answers has in common.
     *
     * @param sound how it reaches the client
     * @param ids gives ids
     * @param clock tells until when the vendor keeps it, which is now
     * @param errors tells of speech that is none
     */
    record Speaking(Sound sound, CallIds ids, InstantSource clock, VendorErrors errors) {}

    Spoken(Speaking speaking, JsonProvider make) {
        this.speaking = speaking;
        this.make = make;
    }

    /** Returns the member with what these parts add; an empty object when that is nothing yet. */
    JsonObject of(List<JsonObject> parts) {
        for (JsonObject part : parts) {
            if (Sound.isOne(part)) {
                JsonObject data = Members.object(part, "inlineData").orElseThrow();
                type = data.getString("mimeType");
                waiting.writeBytes(bytes(data.getString("data", "")));
            }
        }
        int ready = waiting.size() - waiting.size() % CUT;
        if (speaking.sound() != Sound.PIECES || ready == 0) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        byte[] all = waiting.toByteArray();
        waiting.reset();
        waiting.write(all, ready, all.length - ready);
        return member(Arrays.copyOf(all, ready));
    }

    /** Returns the member with what is left at the end. */
    JsonObject rest() {
        return waiting.size() == 0
                ? JsonValue.EMPTY_JSON_OBJECT
                : member(speaking.sound().form(waiting.toByteArray(), type));
    }

    private JsonObject member(byte[] speech) {
        JsonObjectBuilder audio = make.createObjectBuilder();
        if (!begun) {
            audio.add("id", speaking.ids().next("audio_"));
            audio.add("expires_at", speaking.clock().instant().getEpochSecond());
            audio.add("transcript", "");
            if (!Sound.isUsual(type)) {
                audio.add("mime_type", type);
            }
        }
        begun = true;
        audio.add("data", Base64.getEncoder().encodeToString(speech));
        return make.createObjectBuilder().add(Speech.AUDIO, audio).build();
    }

    private byte[] bytes(String data) {
        try {
            return Base64.getDecoder().decode(data);
        } catch (IllegalArgumentException _) {
            throw speaking.errors().malformed("sent speech that is no base64");
        }
    }
}
