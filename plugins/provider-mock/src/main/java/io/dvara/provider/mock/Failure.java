package io.dvara.provider.mock;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The failures that can be asked for. */
final class Failure {

    private Failure() {}

    /** Returns the failure that the word after {@code error-} names. */
    static ProviderException named(String word) {
        return switch (word) {
            case "context" ->
                failure(Fault.CONTEXT_WINDOW_EXCEEDED, 400, "the prompt is longer than the model's context window");
            case "filter" -> failure(Fault.CONTENT_FILTERED, 400, "the prompt was stopped by a content filter");
            default -> word.matches("[45]\\d\\d") ? ofStatus(Integer.parseInt(word)) : unknown(word);
        };
    }

    /** Returns the failure that a vendor's answer of this status means. */
    static ProviderException ofStatus(int status) {
        return failure(fault(status), status, "the mock provider was asked to fail with status " + status);
    }

    /** Returns the failure of an answer that breaks off. */
    static ProviderException cut() {
        return new ProviderException(Fault.BROKEN, "the mock provider was asked to break off its answer");
    }

    private static ProviderException unknown(String word) {
        return new ProviderException(
                Fault.MODEL_NOT_FOUND,
                "the mock provider knows error-400 to error-599, error-context and error-filter, not error-" + word,
                ProviderException.Details.field("model"));
    }

    private static Fault fault(int status) {
        return switch (status) {
            case 401, 402, 403 -> Fault.CREDENTIAL_REFUSED;
            case 404 -> Fault.MODEL_NOT_FOUND;
            case 408, 504 -> Fault.TIMED_OUT;
            case 429 -> Fault.RATE_LIMITED;
            case 502, 503, 529 -> Fault.UNAVAILABLE;
            default -> status < 500 ? Fault.REJECTED : Fault.FAILED;
        };
    }

    private static ProviderException failure(Fault fault, int status, String message) {
        Optional<Duration> retryAfter =
                status == 429 || status == 503 ? Optional.of(Duration.ofSeconds(1)) : Optional.empty();
        return new ProviderException(
                fault,
                message,
                new ProviderException.Details(
                        Optional.empty(), retryAfter, OptionalInt.of(status), Optional.of("mock_error")));
    }
}
