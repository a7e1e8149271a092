package io.dvara.gateway.http.responses;

import io.dvara.gateway.json.JacksonCodec;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a vendor without this dialect wants to see again of its thoughts, as a client of the dialect keeps it.
 *
 * <p>It rides in a reasoning item's {@code encrypted_content}; nothing in it is secret from the client.
 *
 * @param kind the type of the provider, to which alone it means anything
 * @param text thoughts that the client does not see otherwise
 * @param signature the proof of the thoughts
 * @param sealed thoughts that only the vendor can read
 * @param calls proofs of the thoughts that led to calls, by the calls' ids
 */
record Seal(
        String kind,
        Optional<String> text,
        Optional<String> signature,
        Optional<String> sealed,
        Map<String, String> calls) {

    private static final String MARK = "dvara1.";
    private static final String CALLS = "calls";

    /** Copies the proofs. */
    Seal {
        calls = Map.copyOf(calls);
    }

    /** Returns whether the content of a reasoning item is a seal. */
    static boolean isOne(String encrypted) {
        return encrypted.startsWith(MARK);
    }

    /** Opens a seal; empty when it is none, or broken. */
    static Optional<Seal> open(String encrypted, JacksonCodec codec) {
        if (!isOne(encrypted)) {
            return Optional.empty();
        }
        try {
            byte[] json = Base64.getUrlDecoder().decode(encrypted.substring(MARK.length()));
            return Optional.of(of(codec.readObject(new String(json, StandardCharsets.UTF_8))));
        } catch (IllegalArgumentException | JsonException _) {
            return Optional.empty();
        }
    }

    /** Returns the content of a reasoning item. */
    String close(JacksonCodec codec) {
        JsonObjectBuilder json = codec.make().createObjectBuilder().add("kind", kind);
        text.ifPresent(it -> json.add("text", it));
        signature.ifPresent(it -> json.add("signature", it));
        sealed.ifPresent(it -> json.add("sealed", it));
        if (!calls.isEmpty()) {
            JsonObjectBuilder proofs = codec.make().createObjectBuilder();
            calls.forEach(proofs::add);
            json.add(CALLS, proofs);
        }
        byte[] bytes = codec.write(json.build()).getBytes(StandardCharsets.UTF_8);
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Seal of(JsonObject json) {
        Map<String, String> calls = new HashMap<>();
        if (json.get(CALLS) instanceof JsonObject proofs) {
            for (Map.Entry<String, JsonValue> proof : proofs.entrySet()) {
                if (proof.getValue() instanceof JsonString text) {
                    calls.put(proof.getKey(), text.getString());
                }
            }
        }
        return new Seal(
                json.getString("kind", ""), word(json, "text"), word(json, "signature"), word(json, "sealed"), calls);
    }

    private static Optional<String> word(JsonObject json, String name) {
        return json.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
