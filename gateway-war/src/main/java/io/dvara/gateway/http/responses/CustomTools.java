package io.dvara.gateway.http.responses;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Tool;
import io.dvara.gateway.json.JacksonCodec;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tools whose input is text and no JSON, as functions of one argument. */
final class CustomTools {

    static final String TYPE = "custom";

    private static final String INPUT = "input";
    private static final String FORMAT = "format";

    private static final JsonObject PARAMETERS = Json.createObjectBuilder()
            .add("type", "object")
            .add(
                    "properties",
                    Json.createObjectBuilder()
                            .add(INPUT, Json.createObjectBuilder().add("type", "string")))
            .add("required", Json.createArrayBuilder().add(INPUT))
            .add("additionalProperties", false)
            .build();

    private CustomTools() {}

    /** Returns whether a tool takes text that the model writes, free or after a grammar. */
    static boolean isOne(JsonObject tool) {
        return tool.getString("type", "").equals(TYPE)
                && !tool.getString("name", "").isEmpty()
                && (isFree(tool) || isAfterAGrammar(tool));
    }

    private static boolean isFree(JsonObject tool) {
        return !(tool.get(FORMAT) instanceof JsonObject format)
                || format.getString("type", "text").equals("text");
    }

    /** Returns whether the text has to follow a grammar that the tool gives. */
    static boolean isAfterAGrammar(JsonObject tool) {
        return tool.get(FORMAT) instanceof JsonObject format
                && format.getString("type", "").equals("grammar")
                && format.get("definition") instanceof JsonString;
    }

    /** Returns the function; a grammar is told to the model, which nothing holds to it. */
    static Tool function(JsonObject tool) {
        Stream<String> own = Stream.of(tool.getString("description", "")).filter(text -> !text.isBlank());
        Optional<String> grammar =
                isAfterAGrammar(tool) ? Optional.of(told(tool.getJsonObject(FORMAT))) : Optional.empty();
        String description = Stream.concat(own, grammar.stream()).collect(Collectors.joining("\n\n"));
        return new Tool.Function(
                tool.getString("name"),
                Optional.of(description).filter(text -> !text.isEmpty()),
                Optional.of(PARAMETERS),
                Optional.empty(),
                Extras.NONE);
    }

    private static String told(JsonObject grammar) {
        return "Write all of the text, as it is, into the argument '" + INPUT + "'. It must follow this grammar ("
                + grammar.getString("syntax", "lark") + "):\n" + grammar.getString("definition");
    }

    /** Returns the arguments that say an input. */
    static String arguments(String input, JacksonCodec codec) {
        return codec.write(codec.make().createObjectBuilder().add(INPUT, input).build());
    }

    /** Returns the input that arguments say; what is none is passed on as it is. */
    static String input(String arguments, JacksonCodec codec) {
        try {
            return codec.readObject(arguments).get(INPUT) instanceof JsonString text ? text.getString() : arguments;
        } catch (JsonException _) {
            return arguments;
        }
    }
}
