package io.dvara.testkit.provider;

import io.dvara.api.ComponentContext;
import io.dvara.api.http.HttpAnswer;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;

/** A refusal of the plain vendor. */
record PlainError(int status, String kind, String message, Optional<Duration> retryAfter) {

    static PlainError of(HttpAnswer answer, ComponentContext context) {
        Optional<Duration> retryAfter = answer.headers().first("Retry-After").map(text -> wait(text, context));
        try {
            JsonObject body = context.json().read(answer.body()).asJsonObject();
            return new PlainError(answer.status(), body.getString("kind", ""), body.getString("message"), retryAfter);
        } catch (JsonException e) {
            return new PlainError(answer.status(), "", "HTTP " + answer.status(), retryAfter);
        }
    }

    ProviderException exception(String key) {
        ProviderException.Details details =
                new ProviderException.Details(Optional.empty(), retryAfter, OptionalInt.of(status), Optional.of(kind));
        return new ProviderException(fault(), message.replace(key, "…"), details);
    }

    private Fault fault() {
        return switch (status) {
            case 401, 403 -> Fault.CREDENTIAL_REFUSED;
            case 404 -> Fault.MODEL_NOT_FOUND;
            case 429 -> Fault.RATE_LIMITED;
            case 503 -> Fault.UNAVAILABLE;
            case 400 -> kind.equals("too long") ? Fault.CONTEXT_WINDOW_EXCEEDED : Fault.REJECTED;
            default -> Fault.FAILED;
        };
    }

    private static Duration wait(String text, ComponentContext context) {
        return text.chars().allMatch(Character::isDigit)
                ? Duration.ofSeconds(Long.parseLong(text))
                : Duration.between(
                        context.clock().instant(),
                        ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant());
    }
}
