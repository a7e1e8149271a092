package io.dvara.provider.kit;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a vendor says of an error, in whichever of the usual forms.
 *
 * @param message the vendor's words
 * @param code the vendor's code
 * @param type the vendor's type
 * @param field the request field that is to blame
 * @param status the HTTP status, where the error itself names one
 * @param patience how long to wait, where the error itself says so
 */
record VendorError(
        Optional<String> message,
        Optional<String> code,
        Optional<String> type,
        Optional<String> field,
        OptionalInt status,
        Optional<Duration> patience) {

    private static final int LONGEST_MESSAGE = 2000;

    /** Reads an error from a JSON answer of any shape. */
    static VendorError of(JsonValue answer) {
        return switch (answer) {
            case JsonArray list when !list.isEmpty() -> of(list.getFirst());
            case JsonObject object -> ofObject(object);
            case JsonString text -> ofText(text.getString());
            default -> ofText("");
        };
    }

    static VendorError ofText(String text) {
        return new VendorError(
                Optional.of(text).filter(words -> !words.isBlank()).map(VendorError::shortened),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }

    /** Returns this error with the code that stands beside its body, if there is one. */
    VendorError withCode(Optional<String> beside) {
        return new VendorError(message, beside.or(() -> code), type, field, status, patience);
    }

    /** Returns code and type, for a look at what they mean. */
    String kind() {
        return code.orElse("") + " " + type.orElse("");
    }

    private static VendorError ofObject(JsonObject answer) {
        JsonObject error = Members.object(answer, "error").orElse(answer);
        Optional<String> message = words(error, "message", "Message", "error_msg", "detail", "msg", "error", "errors")
                .map(VendorError::shortened);
        return new VendorError(
                message,
                words(error, "code", "error_code"),
                words(error, "type", "__type", "status"),
                words(error, "param"),
                status(error),
                message.flatMap(RetryAfter::of).or(() -> delay(error)));
    }

    private static Optional<String> words(JsonObject error, String... names) {
        return Stream.of(names)
                .flatMap(name -> words(error.getOrDefault(name, JsonValue.NULL)).stream())
                .findFirst();
    }

    private static Optional<String> words(JsonValue value) {
        return switch (value) {
            case JsonString text -> Optional.of(text.getString()).filter(words -> !words.isBlank());
            case JsonNumber number -> Optional.of(number.toString());
            case JsonArray list when !list.isEmpty() -> words(list.getFirst());
            case JsonObject object -> words(object, "message", "msg", "detail");
            default -> Optional.empty();
        };
    }

    private static OptionalInt status(JsonObject error) {
        for (String name : new String[] {"status_code", "status", "code"}) {
            OptionalInt number = Members.text(error, name)
                    .filter(text -> text.matches("[45]\\d\\d"))
                    .map(text -> OptionalInt.of(Integer.parseInt(text)))
                    .orElseGet(() -> Members.index(error, name));
            if (number.isPresent() && number.getAsInt() >= 400 && number.getAsInt() < 600) {
                return number;
            }
        }
        return OptionalInt.empty();
    }

    private static Optional<Duration> delay(JsonObject error) {
        return Members.array(error, "details").stream()
                .flatMap(detail -> detail instanceof JsonObject object
                        ? Members.text(object, "retryDelay").stream()
                        : Stream.empty())
                .flatMap(text -> RetryAfter.spelled(text).stream())
                .findFirst();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
    }
}
