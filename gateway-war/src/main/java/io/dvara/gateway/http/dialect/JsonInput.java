package io.dvara.gateway.http.dialect;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a request body value by value; whatever is wrong with it is a refusal that names the place.
 *
 * <p>Every method that reads a value stands on its first token and leaves on its last.
 */
public final class JsonInput implements AutoCloseable {

    /** Reads the value of a member. */
    @FunctionalInterface
    public interface MemberReader {
        void member(String name);
    }

    private final JacksonCodec codec;
    private final JsonParser parser;

    private JsonInput(JacksonCodec codec, JsonParser parser) {
        this.codec = codec;
        this.parser = parser;
    }

    /** Opens a body; closing this leaves the stream open. */
    public static JsonInput open(JacksonCodec codec, InputStream body) {
        try {
            JsonParser parser = codec.parser(body);
            parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            return new JsonInput(codec, parser);
        } catch (IOException e) {
            throw BodyFaults.refusal(e);
        }
    }

    /** Reads the one object that a body is. */
    public void body(MemberReader reader) {
        JsonToken first = next();
        if (first == null) {
            throw invalid("The request body is empty: send a JSON object");
        }
        if (first != JsonToken.START_OBJECT) {
            throw invalid("The request body must be a JSON object");
        }
        members(reader);
        if (next() != null) {
            throw invalid("The request body goes on after its JSON object");
        }
    }

    /** Reads an object, member by member. */
    public void object(MemberReader reader) {
        expect(JsonToken.START_OBJECT, "an object");
        members(reader);
    }

    /** Reads an array; the action reads an element each time. */
    public void array(Runnable element) {
        expect(JsonToken.START_ARRAY, "an array");
        while (next() != JsonToken.END_ARRAY) {
            element.run();
        }
    }

    /** Reads an array of strings. */
    public List<String> strings() {
        List<String> strings = new ArrayList<>();
        array(() -> strings.add(string()));
        return strings;
    }

    /** Returns whether the reader stands on a null. */
    public boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /** Returns whether the reader stands on text. */
    public boolean isString() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    /** Returns whether the reader stands on an array. */
    public boolean isArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    /** Returns whether the reader stands on a number without a fraction. */
    public boolean isInteger() {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
    }

    /** Reads text. */
    public String string() {
        expect(JsonToken.VALUE_STRING, "a string");
        try {
            String text = parser.getText();
            if (Surrogates.wellFormed(text)) {
                return text;
            }
        } catch (IOException e) {
            throw fault(e);
        }
        throw halved();
    }

    /** Reads a truth value. */
    public boolean bool() {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw wrong("must be true or false");
        };
    }

    /** Reads a number without a fraction that is at least this. */
    public long integer(long least) {
        double value = number();
        try {
            long exact = isInteger() && Math.abs(value) < Long.MAX_VALUE ? parser.getLongValue() : (long) value;
            if (value != Math.rint(value) || Math.abs(value) >= Long.MAX_VALUE) {
                throw wrong("must be an integer");
            }
            if (exact < least) {
                throw wrong("must be at least " + least);
            }
            return exact;
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /** Reads a number without a fraction that is at least this and fits into an int. */
    public int smallInteger(int least) {
        long value = integer(least);
        if (value > Integer.MAX_VALUE) {
            throw wrong("must be at most " + Integer.MAX_VALUE);
        }
        return (int) value;
    }

    /** Reads a number. */
    public double number() {
        if (!parser.currentToken().isNumeric()) {
            throw wrong("must be a number");
        }
        try {
            double value = parser.getDoubleValue();
            if (Double.isInfinite(value)) {
                throw wrong("is too large a number");
            }
            return value;
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /** Reads a value of any kind. */
    public JsonValue value() {
        try {
            JsonValue value = codec.read(parser);
            if (Surrogates.wellFormed(value)) {
                return value;
            }
        } catch (IOException e) {
            throw fault(e);
        }
        throw halved();
    }

    /** Reads an object as a value. */
    public JsonObject object() {
        expect(JsonToken.START_OBJECT, "an object");
        return value().asJsonObject();
    }

    /** Returns the place where the reader stands, such as {@code messages[2].content}. */
    public String path() {
        return JsonPath.of(parser.getParsingContext());
    }

    /** Makes the refusal of the value where the reader stands. */
    public Refusal wrong(String problem) {
        return wrong(problem, "");
    }

    /** Makes the refusal of a member, such as {@code .type}, of the value that was just read. */
    public Refusal wrong(String problem, String member) {
        String place = path() + member;
        String field = place.startsWith(".") ? place.substring(1) : place;
        return Refusal.of(ErrorCode.VALIDATION_ERROR, "'" + field + "' " + problem)
                .at(field);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw fault(e);
        }
    }

    private void members(MemberReader reader) {
        while (next() == JsonToken.FIELD_NAME) {
            String name = name();
            if (!Surrogates.wellFormed(name)) {
                throw halved();
            }
            next();
            reader.member(name);
        }
    }

    private String name() {
        try {
            return parser.currentName();
        } catch (IOException e) {
            throw fault(e);
        }
    }

    private void expect(JsonToken token, String what) {
        if (parser.currentToken() != token) {
            throw wrong("must be " + what);
        }
    }

    private JsonToken next() {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw fault(e);
        }
    }

    private Refusal halved() {
        return wrong("holds half of a surrogate pair, which is no character");
    }

    private Refusal fault(IOException e) {
        return switch (e) {
            case JsonEOFException _ -> invalid("The request body ends before its JSON does");
            case StreamConstraintsException _ ->
                invalid("The request body is nested too deep, or a number or a name in it is too long");
            case JacksonException json when isDuplicate(json) -> invalid("The request body has the same member twice");
            case JacksonException json ->
                invalid("The request body is not valid JSON at line "
                        + json.getLocation().getLineNr() + ", column "
                        + json.getLocation().getColumnNr());
            default -> BodyFaults.refusal(e);
        };
    }

    private static boolean isDuplicate(JacksonException e) {
        return e.getOriginalMessage() != null && e.getOriginalMessage().startsWith("Duplicate field");
    }

    private Refusal invalid(String problem) {
        String place = path();
        Refusal refusal = Refusal.of(
                ErrorCode.INVALID_JSON, place.isEmpty() ? problem + "." : problem + " (in '" + place + "').");
        return place.isEmpty() ? refusal : refusal.at(place);
    }
}
