package io.dvara.provider.kit;

import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;

/**
 * A reserved tool whose arguments are the answer, for vendors that hold a model to a form by tools alone.
 *
 * @param parameters the schema of its arguments
 * @param purpose what the answer is for
 * @param insistence whether the model can be made to call it
 */
public record AnswerTool(JsonObject parameters, Optional<String> purpose, Insistence insistence) {

    /** Its name, which clients may not give to a tool of theirs. */
    public static final String NAME = "dvara_json_answer";

    /** What the model is told where it cannot be made to call it. */
    public static final String URGE = "Give your final answer only by calling the tool " + NAME
            + ", whose arguments are the answer. Write no text beside it.";

    private static final String DESCRIPTION = "Gives the final answer to the user as a JSON object.";

    /** How the tool is asked for. */
    public enum Insistence {
        /** By the choice of tool. */
        FORCED,
        /** By words, where the model or its thinking allows no forced choice. */
        URGED
    }

    /** Returns what the model is told of it. */
    public String description() {
        return purpose.map(text -> DESCRIPTION + " " + text).orElse(DESCRIPTION);
    }

    /** Returns whether the model is only told to call it. */
    public boolean isUrged() {
        return insistence == Insistence.URGED;
    }

    /** Returns whether it is the only tool that the model may call. */
    public static boolean isAlone(ToolUse use) {
        return use.tools().isEmpty()
                || use.choice().filter(ToolChoice.Mode.NONE::equals).isPresent();
    }

    /** Returns whether the client forces a call of its own, after which no other is left for the answer. */
    public static boolean isRuledOut(ToolUse use) {
        return use.choice()
                .filter(choice -> choice instanceof ToolChoice.Named || choice == ToolChoice.Mode.REQUIRED)
                .isPresent();
    }

    /** Returns a schema as one of arguments, which are an object; empty when it describes something else. */
    public static Optional<JsonObject> parameters(JsonObject schema, JsonProvider make) {
        if (!schema.containsKey("type")) {
            return Optional.of(
                    make.createObjectBuilder(schema).add("type", "object").build());
        }
        return Optional.of(schema)
                .filter(given ->
                        Members.text(given, "type").filter("object"::equals).isPresent());
    }

    /** Returns the schema of objects of any shape. */
    public static JsonObject anyObject(JsonProvider make) {
        return make.createObjectBuilder()
                .add("type", "object")
                .add("additionalProperties", true)
                .build();
    }
}
