package io.dvara.provider.gemini;

import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads why an answer ended, in words or in the numbers that stand for them. */
final class FinishReasons {

    private static final String UNSPECIFIED = "FINISH_REASON_UNSPECIFIED";

    /** The words by their numbers. */
    private static final List<String> NUMBERED =
            List.of(UNSPECIFIED, "STOP", "MAX_TOKENS", "SAFETY", "RECITATION", "OTHER");

    private FinishReasons() {}

    /**
     * Returns the end that a candidate tells; empty while there is none.
     *
     * @throws ProviderException when it ended because the model made something that is of no use
     */
    static Optional<Finish> of(JsonObject candidate, boolean hasCalls) {
        return word(candidate.getOrDefault("finishReason", JsonValue.NULL))
                .filter(word -> !word.isEmpty() && !word.equals(UNSPECIFIED))
                .map(word -> new Finish(reason(word), Optional.of(word), Optional.empty()))
                .map(finish -> withCalls(finish, hasCalls));
    }

    /** The vendor has no word for an answer that stops for calls. */
    static Finish withCalls(Finish finish, boolean hasCalls) {
        return hasCalls && finish.reason() == FinishReason.STOP
                ? new Finish(FinishReason.TOOL_CALLS, finish.vendorReason(), finish.stopText())
                : finish;
    }

    private static Optional<String> word(JsonValue value) {
        return switch (value) {
            case JsonString text -> Optional.of(text.getString());
            case JsonNumber number -> {
                int place = number.intValue();
                yield Optional.of(place >= 0 && place < NUMBERED.size() ? NUMBERED.get(place) : number.toString());
            }
            default -> Optional.empty();
        };
    }

    private static FinishReason reason(String word) {
        return switch (word) {
            case "STOP" -> FinishReason.STOP;
            case "MAX_TOKENS" -> FinishReason.LENGTH;
            case "SAFETY",
                    "RECITATION",
                    "BLOCKLIST",
                    "PROHIBITED_CONTENT",
                    "SPII",
                    "MODEL_ARMOR",
                    "IMAGE_SAFETY",
                    "IMAGE_PROHIBITED_CONTENT",
                    "IMAGE_RECITATION" -> FinishReason.CONTENT_FILTER;
            case "MALFORMED_FUNCTION_CALL", "MALFORMED_RESPONSE", "UNEXPECTED_TOOL_CALL" -> throw failure(word);
            default -> FinishReason.OTHER;
        };
    }

    private static ProviderException failure(String word) {
        ProviderException.Details details = new ProviderException.Details(
                Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.of(word));
        return new ProviderException(Fault.FAILED, "Gemini ended the answer with " + word + ": try again", details);
    }
}
