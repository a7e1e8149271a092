package io.dvara.provider.gemini;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Set;

/** Writes tools that the vendor runs itself. */
final class VendorTools {

    /** Tools in the vendor's own words, in either of its spellings. */
    private static final Set<String> OWN = Set.of(
            "googleSearch",
            "googleSearchRetrieval",
            "codeExecution",
            "urlContext",
            "fileSearch",
            "googleMaps",
            "computerUse",
            "retrieval",
            "enterpriseWebSearch",
            "functionDeclarations");

    private final Order order;
    private final JsonProvider make;

    VendorTools(Order order) {
        this.order = order;
        this.make = order.make();
    }

    static JsonObject search(JsonProvider make) {
        return make.createObjectBuilder()
                .add("googleSearch", JsonValue.EMPTY_JSON_OBJECT)
                .build();
    }

    JsonObject write(JsonObject tool, String path) {
        for (String name : tool.keySet()) {
            if (OWN.contains(Words.camel(name))) {
                return tool;
            }
        }
        return switch (tool.getString("type", "")) {
            case "web_search", "web_search_preview" -> renamed(tool, "googleSearch", path);
            case "code_interpreter" -> renamed(tool, "codeExecution", path);
            default -> throw Unsupported.field(path, "has no such tool; leave it out or choose another model");
        };
    }

    private JsonObject renamed(JsonObject tool, String name, String path) {
        tool.keySet().stream()
                .filter(member -> !member.equals("type"))
                .forEach(member -> order.drop(path + "." + member));
        return make.createObjectBuilder().add(name, JsonValue.EMPTY_JSON_OBJECT).build();
    }
}
