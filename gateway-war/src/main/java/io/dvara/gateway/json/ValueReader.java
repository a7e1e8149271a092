package io.dvara.gateway.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;

/** Builds values from tokens. */
final class ValueReader {

    private final JsonProvider provider;

    ValueReader(JsonProvider provider) {
        this.provider = provider;
    }

    /** Returns the value at the current token; depth is bounded by the parser. */
    JsonValue value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> provider.createValue(parser.getText());
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> provider.createValue(parser.getDecimalValue());
            case VALUE_TRUE -> JsonValue.TRUE;
            case VALUE_FALSE -> JsonValue.FALSE;
            default -> JsonValue.NULL;
        };
    }

    private JsonValue integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> provider.createValue(parser.getIntValue());
            case LONG -> provider.createValue(parser.getLongValue());
            default -> provider.createValue(parser.getBigIntegerValue());
        };
    }

    private JsonObject object(JsonParser parser) throws IOException {
        if (parser.nextToken() == JsonToken.END_OBJECT) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        JsonObjectBuilder builder = provider.createObjectBuilder();
        do {
            String name = parser.currentName();
            parser.nextToken();
            builder.add(name, value(parser));
        } while (parser.nextToken() != JsonToken.END_OBJECT);
        return builder.build();
    }

    private JsonArray array(JsonParser parser) throws IOException {
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            return JsonValue.EMPTY_JSON_ARRAY;
        }
        JsonArrayBuilder builder = provider.createArrayBuilder();
        do {
            builder.add(value(parser));
        } while (parser.nextToken() != JsonToken.END_ARRAY);
        return builder.build();
    }
}
