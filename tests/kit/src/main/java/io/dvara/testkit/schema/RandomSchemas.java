package io.dvara.testkit.schema;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes JSON schemas of objects; with a vocabulary that all vendors share, or with all that clients use. */
final class RandomSchemas {

    private static final int DEPTH = 3;
    private static final List<String> NAMES = List.of("a", "b", "c", "d");
    private static final List<String> PATTERNS = List.of("^[a-z]+$", "^a", "[A-Z]{2}", "b$", "^(?!x)[a-z]*$");
    private static final List<String> FORMATS = List.of("date", "email", "uuid", "int32");

    private final RandomGenerator random;
    private final Vocabulary vocabulary;

    /** Which words the schemas use. */
    enum Vocabulary {
        /** Those that give a value its shape. */
        SHAPES,
        /** Limits, patterns, tuples and the like, too. */
        EVERYTHING
    }

    RandomSchemas(RandomGenerator random, Vocabulary vocabulary) {
        this.random = random;
        this.vocabulary = vocabulary;
    }

    JsonObject next() {
        JsonObjectBuilder schema = object(0);
        JsonObjectBuilder definitions = Json.createObjectBuilder();
        definitions.add("A", any(DEPTH)).add("B", object(DEPTH));
        return schema.add("$defs", definitions).build();
    }

    private JsonObjectBuilder any(int depth) {
        boolean isLeaf = depth >= DEPTH;
        return switch (random.nextInt(isLeaf ? 6 : 11)) {
            case 0, 1 -> string();
            case 2 -> number("integer");
            case 3 -> number("number");
            case 4 -> listed();
            case 5 -> Json.createObjectBuilder().add("type", random.nextBoolean() ? "boolean" : "null");
            case 6 -> array(depth);
            case 7 -> object(depth);
            case 8 -> Json.createObjectBuilder().add("$ref", random.nextBoolean() ? "#/$defs/A" : "#/$defs/B");
            case 9 -> choice(depth);
            default -> isFull() ? unusual(depth) : object(depth);
        };
    }

    private JsonObjectBuilder string() {
        JsonObjectBuilder schema = Json.createObjectBuilder().add("type", "string");
        if (isFull()) {
            switch (random.nextInt(6)) {
                case 0 -> schema.add("minLength", random.nextInt(3));
                case 1 -> schema.add("maxLength", 1 + random.nextInt(4));
                case 2 -> schema.add("pattern", pick(PATTERNS));
                case 3 -> schema.add("format", pick(FORMATS));
                case 4 -> schema.add("description", "A text.").add("title", "T");
                default -> {}
            }
        }
        return schema;
    }

    private JsonObjectBuilder number(String type) {
        JsonObjectBuilder schema = Json.createObjectBuilder().add("type", type);
        if (isFull()) {
            switch (random.nextInt(5)) {
                case 0 -> schema.add("minimum", random.nextInt(5));
                case 1 -> schema.add("maximum", random.nextInt(10));
                case 2 -> schema.add("exclusiveMinimum", random.nextInt(3));
                case 3 -> schema.add("multipleOf", 2);
                default -> {}
            }
        }
        return schema;
    }

    private JsonObjectBuilder listed() {
        JsonObjectBuilder schema = Json.createObjectBuilder();
        return switch (random.nextInt(4)) {
            case 0 -> schema.add("const", "only");
            case 1 -> schema.add("enum", Json.createArrayBuilder().add("x").add("y"));
            case 2 ->
                schema.add("type", "string")
                        .add("enum", Json.createArrayBuilder().add("x").add("y"));
            default ->
                isFull()
                        ? schema.add(
                                        "type",
                                        Json.createArrayBuilder().add("integer").add("null"))
                                .add(
                                        "enum",
                                        Json.createArrayBuilder().add(1).add(2).addNull())
                        : schema.add("type", "integer")
                                .add("enum", Json.createArrayBuilder().add(1).add(2));
        };
    }

    private JsonObjectBuilder array(int depth) {
        JsonObjectBuilder schema =
                Json.createObjectBuilder().add("type", "array").add("items", any(depth + 1));
        if (isFull()) {
            switch (random.nextInt(6)) {
                case 0 -> schema.add("minItems", random.nextInt(3));
                case 1 -> schema.add("maxItems", random.nextInt(3));
                case 2 -> schema.add("uniqueItems", true);
                case 3 ->
                    schema.add("prefixItems", Json.createArrayBuilder().add(any(depth + 1)))
                            .add("items", JsonValue.FALSE);
                default -> {}
            }
        }
        return schema;
    }

    private JsonObjectBuilder object(int depth) {
        JsonObjectBuilder properties = Json.createObjectBuilder();
        JsonArrayBuilder required = Json.createArrayBuilder();
        int count = 1 + random.nextInt(NAMES.size());
        for (String name : NAMES.subList(0, count)) {
            properties.add(name, any(depth + 1));
            if (name.equals("a") ? random.nextInt(8) > 0 : random.nextBoolean()) {
                required.add(name);
            }
        }
        JsonObjectBuilder schema = Json.createObjectBuilder()
                .add("type", "object")
                .add("properties", properties)
                .add("required", required);
        switch (random.nextInt(isFull() ? 6 : 2)) {
            case 0 -> schema.add("additionalProperties", false);
            case 2 -> schema.add("additionalProperties", any(DEPTH));
            case 3 ->
                schema.add("patternProperties", Json.createObjectBuilder().add("^p_", any(DEPTH)))
                        .add("additionalProperties", false);
            case 4 -> schema.add("maxProperties", 1 + random.nextInt(4));
            default -> {}
        }
        return schema;
    }

    private JsonObjectBuilder choice(int depth) {
        String word = isFull() && random.nextBoolean() ? "oneOf" : "anyOf";
        JsonArrayBuilder choices = Json.createArrayBuilder().add(any(depth + 1));
        choices.add(random.nextBoolean() ? Json.createObjectBuilder().add("type", "null") : any(depth + 1));
        return Json.createObjectBuilder().add(word, choices);
    }

    private JsonObjectBuilder unusual(int depth) {
        return switch (random.nextInt(5)) {
            case 0 ->
                Json.createObjectBuilder()
                        .add("type", Json.createArrayBuilder().add("string").add("null"));
            case 1 ->
                Json.createObjectBuilder()
                        .add(
                                "allOf",
                                Json.createArrayBuilder().add(object(depth + 1)).add(object(depth + 1)));
            case 2 ->
                Json.createObjectBuilder()
                        .add(
                                "allOf",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder().add("$ref", "#/$defs/B")))
                        .add("description", "One of ours.");
            case 3 ->
                number("number").add("not", Json.createObjectBuilder().add("exclusiveMinimum", 2 + random.nextInt(5)));
            default -> string().add("not", Json.createObjectBuilder().add("const", "x"));
        };
    }

    private boolean isFull() {
        return vocabulary == Vocabulary.EVERYTHING;
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
