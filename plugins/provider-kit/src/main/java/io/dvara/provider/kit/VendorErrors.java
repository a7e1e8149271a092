package io.dvara.provider.kit;

import io.dvara.api.http.HttpAnswer;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns what a vendor says of an error into the exception that tells the gateway what to do. */
public final class VendorErrors {

    private static final int MOST_BYTES = 256 << 10;

    private final Vendor vendor;
    private final JsonCodec json;
    private final Clock clock;
    private final VendorWords words;

    /** Makes the errors of one provider. */
    public VendorErrors(Vendor vendor, JsonCodec json, Clock clock) {
        this(vendor, json, clock, VendorWords.USUAL);
    }

    /** Makes the errors of one provider whose vendor has ways of its own to tell of them. */
    public VendorErrors(Vendor vendor, JsonCodec json, Clock clock, VendorWords words) {
        this.vendor = vendor;
        this.json = json;
        this.clock = clock;
        this.words = words;
    }

    /** Reads an answer whose status is not 2xx; closes nothing. */
    public ProviderException of(HttpAnswer answer) {
        int status = answer.status();
        VendorError error = read(answer).withCode(words.code(answer));
        Fault fault = judged(error).orElseGet(() -> FaultRules.judge(status, error));
        Optional<Duration> wait = RetryAfter.of(answer.headers(), clock).or(error::patience);
        return exception(fault, new Told(OptionalInt.of(status), error, wait.or(() -> spent(fault, answer.headers()))));
    }

    /** Reads an error that came in an answer whose status was good, such as a frame of a stream. */
    public ProviderException within(JsonValue error) {
        VendorError told = VendorError.of(error);
        Fault fault = judged(told).orElseGet(() -> FaultRules.judge(told));
        return exception(fault, new Told(told.status(), told, told.patience()));
    }

    /** Limits are told beside every answer and matter to one that says they are passed. */
    private Optional<Duration> spent(Fault fault, HttpHeaders headers) {
        return fault == Fault.RATE_LIMITED ? SpentLimits.of(headers, clock) : Optional.empty();
    }

    private Optional<Fault> judged(VendorError error) {
        String message = error.message().orElse("").toLowerCase(Locale.ROOT);
        return words.judge(error.kind().toLowerCase(Locale.ROOT), message);
    }

    /** Makes the exception for an answer that is not what the vendor's API promises. */
    public ProviderException malformed(String what) {
        return new ProviderException(Fault.MALFORMED, "provider " + vendor.name() + " " + what);
    }

    /** Makes the exception for an answer that cannot be read as JSON. */
    public ProviderException malformed(String what, JsonException cause) {
        return new ProviderException(Fault.MALFORMED, "provider " + vendor.name() + " " + what, cause);
    }

    private record Told(OptionalInt status, VendorError error, Optional<Duration> patience) {}

    private ProviderException exception(Fault fault, Told told) {
        VendorError error = told.error();
        ProviderException.Details details = new ProviderException.Details(
                error.field(),
                told.patience(),
                told.status(),
                error.code().or(error::type).map(vendor::mask));
        return new ProviderException(fault, message(fault, told), details);
    }

    private String message(Fault fault, Told told) {
        String status = told.status().isPresent() ? " (status " + told.status().getAsInt() + ")" : "";
        if (fault == Fault.CREDENTIAL_REFUSED) {
            return "provider " + vendor.name() + " refuses the gateway's credential or account" + status
                    + ": check its setting " + vendor.credential();
        }
        Optional<String> words = told.error().message().map(vendor::mask);
        return switch (fault) {
            case REJECTED, CONTEXT_WINDOW_EXCEEDED, CONTENT_FILTERED, MODEL_NOT_FOUND ->
                words.orElseGet(() -> "provider " + vendor.name() + " refuses the request" + status
                        + " without saying why: check the request, the model's name and the provider's baseUrl");
            default ->
                "provider " + vendor.name() + " failed" + status
                        + words.map(text -> ": " + text).orElse("");
        };
    }

    /** A body that cannot be read to its end still leaves the status to judge by. */
    private VendorError read(HttpAnswer answer) {
        try {
            byte[] body = answer.body().readNBytes(MOST_BYTES);
            return isMarkup(answer.headers()) ? VendorError.ofText("") : parsed(body);
        } catch (ProviderException e) {
            if (e.fault() == Fault.CANCELLED) {
                throw e;
            }
            return VendorError.ofText("");
        } catch (IOException e) {
            throw new UncheckedIOException("the error of provider " + vendor.name() + " cannot be read", e);
        }
    }

    private static boolean isMarkup(HttpHeaders headers) {
        return headers.first("content-type")
                .filter(type -> type.contains("html") || type.contains("xml"))
                .isPresent();
    }

    private VendorError parsed(byte[] body) {
        try {
            return VendorError.of(json.read(body, 0, body.length));
        } catch (JsonException _) {
            return VendorError.ofText("");
        }
    }
}
