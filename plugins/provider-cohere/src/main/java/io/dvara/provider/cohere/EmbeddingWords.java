package io.dvara.provider.cohere;

import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.provider.Call;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A request for embeddings in the vendor's words, and the vectors that answer it.
 *
 * <p>An input that is the data URL of a picture is a picture. Of several types of vectors that the
 * client asks for in the vendor's words, numbers come first and the others stand beside them.
 */
final class EmbeddingWords {

    private static final Pattern PICTURE = Pattern.compile("data:image/[a-z.+-]+;base64,.*", Pattern.DOTALL);
    private static final Pattern BY_PICTURE_TYPE = Pattern.compile("embed-.*v3.*");
    private static final Set<String> OWN =
            Set.of("input_type", "embedding_types", "truncate", "max_tokens", "priority");
    private static final String NUMBERS = "float";

    private final JsonProvider make;
    private final EmbeddingRequest request;
    private final List<String> types;

    EmbeddingWords(JsonProvider make, EmbeddingRequest request) {
        this.make = make;
        this.request = request;
        this.types = types(request.extra());
    }

    /** Names what has no form to the call. */
    void noteDropped(Call call) {
        request.user().ifPresent(_ -> call.dropped("user"));
        request.extra().forEach((name, value) -> {
            if (!OWN.contains(name) && value != JsonValue.NULL) {
                call.dropped(name);
            }
        });
    }

    /** Writes a request for some of the inputs. */
    JsonObject write(List<String> inputs) {
        boolean anyPicture = inputs.stream().anyMatch(EmbeddingWords::isPicture);
        boolean isOfPictures = BY_PICTURE_TYPE.matcher(request.model()).matches()
                && inputs.stream().allMatch(EmbeddingWords::isPicture);
        JsonObjectBuilder body = make.createObjectBuilder()
                .add("model", request.model())
                .add("input_type", isOfPictures ? "image" : "search_document")
                .add("embedding_types", make.createArrayBuilder(types));
        if (anyPicture) {
            JsonArrayBuilder all = make.createArrayBuilder();
            inputs.forEach(input -> all.add(content(input)));
            body.add("inputs", all);
        } else {
            body.add("texts", make.createArrayBuilder(inputs));
        }
        request.dimensions().ifPresent(count -> body.add("output_dimension", count));
        request.extra().forEach((name, value) -> {
            if (OWN.contains(name) && value != JsonValue.NULL && !name.equals("embedding_types")) {
                body.add(name, value);
            }
        });
        return body.build();
    }

    /** Reads the vectors, in their order. */
    List<EmbeddingAnswer.Embedding> read(JsonObject answer) {
        JsonValue given = answer.getOrDefault("embeddings", JsonValue.NULL);
        List<EmbeddingAnswer.Embedding> vectors = new ArrayList<>();
        if (given instanceof JsonArray numbers) {
            numbers.forEach(vector -> vectors.add(new EmbeddingAnswer.Embedding(vector, JsonValue.EMPTY_JSON_OBJECT)));
        } else if (given instanceof JsonObject byType) {
            String first = first(byType);
            JsonArray numbers = Members.array(byType, first);
            for (int i = 0; i < numbers.size(); i++) {
                vectors.add(new EmbeddingAnswer.Embedding(numbers.get(i), others(byType, first, i)));
            }
        }
        return vectors;
    }

    /** An answer of another type than was asked for has vectors all the same. */
    private String first(JsonObject byType) {
        if (byType.containsKey(NUMBERS)) {
            return NUMBERS;
        }
        String asked = types.getFirst();
        return byType.containsKey(asked)
                ? asked
                : byType.keySet().stream().findFirst().orElse(asked);
    }

    private JsonObject others(JsonObject byType, String first, int place) {
        JsonObjectBuilder others = make.createObjectBuilder();
        byType.forEach((type, vectors) -> {
            if (!type.equals(first) && vectors instanceof JsonArray all && place < all.size()) {
                others.add(type, all.get(place));
            }
        });
        return others.build();
    }

    private JsonObjectBuilder content(String input) {
        JsonObjectBuilder part = make.createObjectBuilder();
        if (isPicture(input)) {
            part.add("type", "image_url")
                    .add("image_url", make.createObjectBuilder().add("url", input));
        } else {
            part.add("type", "text").add("text", input);
        }
        return make.createObjectBuilder()
                .add("content", make.createArrayBuilder().add(part));
    }

    private static boolean isPicture(String input) {
        return input.startsWith("data:image/") && PICTURE.matcher(input).matches();
    }

    private static List<String> types(JsonObject extra) {
        List<String> types = Members.array(extra, "embedding_types").stream()
                .filter(JsonString.class::isInstance)
                .map(type -> ((JsonString) type).getString())
                .toList();
        return types.isEmpty() ? List.of(NUMBERS) : types;
    }
}
