package io.dvara.provider.gemini;

import io.dvara.api.chat.Message;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pictures that a model drew, as clients of the chat dialect know and bring them back: {@code images} of
 * the assistant's message, each a data URL in the form of an image that a client shows.
 */
final class Pictures {

    /** The member of a message. */
    static final String IMAGES = "images";

    private static final Pattern DATA = Pattern.compile("data:(image/[^;,]+);base64,(.*)", Pattern.DOTALL);

    private final JsonProvider make;
    private int drawn;

    Pictures(JsonProvider make) {
        this.make = make;
    }

    /** Returns the member with the pictures among these parts; an empty object without any. */
    JsonObject of(List<JsonObject> parts) {
        JsonArrayBuilder images = make.createArrayBuilder();
        int before = drawn;
        for (JsonObject part : parts) {
            Members.object(part, "inlineData")
                    .filter(_ -> !Members.flag(part, "thought").orElse(false))
                    .filter(data -> data.getString("mimeType", "").startsWith("image/"))
                    .ifPresent(data -> images.add(image(data, Members.text(part, Turn.SIGNATURE))));
        }
        return before == drawn
                ? JsonValue.EMPTY_JSON_OBJECT
                : make.createObjectBuilder().add(IMAGES, images).build();
    }

    /** Returns the parts of the pictures that a client brings back. */
    static List<JsonObject> in(Message message, JsonProvider make) {
        return Members.array(message.extras().fields(), IMAGES).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .flatMap(image -> part(image, make).stream())
                .toList();
    }

    private JsonObject image(JsonObject data, Optional<String> signature) {
        String url = "data:" + data.getString("mimeType") + ";base64," + data.getString("data", "");
        JsonObjectBuilder image = make.createObjectBuilder()
                .add("type", "image_url")
                .add("image_url", make.createObjectBuilder().add("url", url))
                .add("index", drawn++);
        signature.ifPresent(proof -> Proof.beside(make, proof).forEach(image::add));
        return image.build();
    }

    private static Optional<JsonObject> part(JsonObject image, JsonProvider make) {
        Matcher data = DATA.matcher(Members.object(image, "image_url")
                .flatMap(address -> Members.text(address, "url"))
                .orElse(""));
        if (!data.matches()) {
            return Optional.empty();
        }
        JsonObjectBuilder inline =
                make.createObjectBuilder().add("mimeType", data.group(1)).add("data", data.group(2));
        JsonObject part = make.createObjectBuilder().add("inlineData", inline).build();
        return Optional.of(
                Proof.in(image).map(proof -> Turn.signed(make, part, proof)).orElse(part));
    }
}
