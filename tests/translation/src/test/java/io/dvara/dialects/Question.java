package io.dvara.dialects;

import io.dvara.api.chat.Delivery;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a client asks, in no dialect yet.
 *
 * @param model with the provider before it
 * @param delivery whole or streamed
 * @param wish what the case is about
 * @param tools what may be called
 */
record Question(String model, Delivery delivery, Case wish, List<Offered> tools) {

    static final String TEXT = "Go on.";
    static final String IMAGE =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    static final String CALL_ID = "call_4f1d8c2e9";
    static final String TOOL = "get_weather";
    static final String ARGUMENTS = "{\"city\":\"Köln\"}";
    static final String RESULT = "18 degrees and a breeze";
    static final Set<String> MEMBERS = Set.of("name", "age");
    static final int SHORT = 16;

    private static final int LONG = 2048;

    /**
     * A tool.
     *
     * @param name as the client names it
     * @param parameters the names of its parameters
     */
    record Offered(String name, Collection<String> parameters) {

        JsonObject schema() {
            JsonObjectBuilder properties = Json.createObjectBuilder();
            parameters.forEach(
                    name -> properties.add(name, Json.createObjectBuilder().add("description", "as it is")));
            return Json.createObjectBuilder()
                    .add("type", "object")
                    .add("properties", properties)
                    .add("required", names(parameters))
                    .build();
        }
    }

    Question {
        tools = List.copyOf(tools);
    }

    boolean streamed() {
        return delivery == Delivery.STREAMED;
    }

    /** Returns what the user says; who wants a tool called names it. */
    String text() {
        boolean calls = wish == Case.TOOLS || wish == Case.PARALLEL_TOOLS;
        return calls
                ? TEXT + tools.stream().map(Offered::name).collect(Collectors.joining(" and ", " (use ", " in Tokyo)"))
                : TEXT;
    }

    int limit() {
        return wish == Case.LENGTH ? SHORT : LONG;
    }

    /** Returns the schema that an answer is to have. */
    static JsonObject schema() {
        JsonObjectBuilder properties = Json.createObjectBuilder()
                .add("name", Json.createObjectBuilder().add("type", "string"))
                .add("age", Json.createObjectBuilder().add("type", "integer"));
        return Json.createObjectBuilder()
                .add("type", "object")
                .add("properties", properties)
                .add("required", names(List.of("name", "age")))
                .add("additionalProperties", false)
                .build();
    }

    private static JsonArrayBuilder names(Collection<String> names) {
        return Json.createArrayBuilder(names);
    }
}
