package io.dvara.gateway.json;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Map;

/** Writes values as tokens. */
final class ValueWriter {

    private ValueWriter() {}

    static void write(JsonGenerator json, JsonValue value) throws IOException {
        switch (value.getValueType()) {
            case OBJECT -> {
                json.writeStartObject();
                for (Map.Entry<String, JsonValue> member : ((JsonObject) value).entrySet()) {
                    json.writeFieldName(member.getKey());
                    write(json, member.getValue());
                }
                json.writeEndObject();
            }
            case ARRAY -> {
                json.writeStartArray();
                for (JsonValue element : (JsonArray) value) {
                    write(json, element);
                }
                json.writeEndArray();
            }
            case STRING -> text(json, ((JsonString) value).getString());
            case NUMBER -> number(json, (JsonNumber) value);
            case TRUE -> json.writeBoolean(true);
            case FALSE -> json.writeBoolean(false);
            case NULL -> json.writeNull();
        }
    }

    private static void text(JsonGenerator json, String text) throws IOException {
        if (text.length() >= LongText.LEAST_CHARS && json.getOutputTarget() instanceof OutputStream out) {
            LongText.write(json, out, text);
        } else {
            json.writeString(text);
        }
    }

    /** Keeps the digits; a scale of zero or less is only expanded when that is short. */
    private static void number(JsonGenerator json, JsonNumber number) throws IOException {
        BigDecimal decimal = number.bigDecimalValue();
        if (decimal.scale() == 0 && decimal.precision() <= 18) {
            json.writeNumber(decimal.longValue());
        } else {
            json.writeNumber(decimal.toString());
        }
    }
}
