package io.dvara.gateway.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.CharConversionException;
import java.io.IOException;

/** Says what is wrong with JSON without repeating it. */
final class Unreadable {

    private Unreadable() {}

    static String message(IOException e) {
        return switch (e) {
            case JsonEOFException eof -> "it ends too early, at " + place(eof.getLocation());
            case StreamConstraintsException limit ->
                "it is nested too deep, or a number, name or text in it is too long"
                        + (limit.getLocation() == null ? "" : ", at " + place(limit.getLocation()));
            case JsonProcessingException bad -> "it is not JSON, at " + place(bad.getLocation());
            case CharConversionException _ -> "it is not UTF-8";
            default -> "it cannot be read";
        };
    }

    static String place(JsonLocation location) {
        return location == null
                ? "an unknown place"
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
