package io.dvara.provider.mock;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/** Makes numbers: one, or what is nearest to it within the bounds. */
final class NumberSampler {

    private final JsonProvider make;

    NumberSampler(JsonProvider make) {
        this.make = make;
    }

    Optional<JsonValue> sample(JsonObject schema) {
        boolean whole = Schemas.type(schema).equals("integer");
        BigDecimal step = bound(schema, "multipleOf").orElse(whole ? BigDecimal.ONE : new BigDecimal("0.5"));
        if (step.signum() <= 0 || whole && step.stripTrailingZeros().scale() > 0) {
            step = BigDecimal.ONE;
        }
        BigDecimal value = nearest(schema, step);
        return holds(schema, value) ? Optional.of(number(value)) : between(schema, whole);
    }

    /** Returns the multiple of the step that is nearest to one within the bounds. */
    private static BigDecimal nearest(JsonObject schema, BigDecimal step) {
        BigDecimal low = bound(schema, "minimum").orElse(BigDecimal.ONE);
        BigDecimal above = bound(schema, "exclusiveMinimum").map(step::add).orElse(low);
        BigDecimal value = multiple(BigDecimal.ONE.max(low).max(above), step, RoundingMode.CEILING);
        BigDecimal high = bound(schema, "maximum").orElse(value);
        BigDecimal below = bound(schema, "exclusiveMaximum")
                .map(limit -> limit.subtract(step))
                .orElse(value);
        return multiple(value.min(high).min(below), step, RoundingMode.FLOOR);
    }

    private Optional<JsonValue> between(JsonObject schema, boolean whole) {
        Optional<BigDecimal> low = bound(schema, "minimum").or(() -> bound(schema, "exclusiveMinimum"));
        Optional<BigDecimal> high = bound(schema, "maximum").or(() -> bound(schema, "exclusiveMaximum"));
        if (whole || low.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal middle = low.get().add(high.get()).divide(BigDecimal.TWO);
        return Optional.of(middle).filter(value -> holds(schema, value)).map(this::number);
    }

    private static BigDecimal multiple(BigDecimal value, BigDecimal step, RoundingMode rounding) {
        return value.divide(step, 0, rounding).multiply(step);
    }

    private static boolean holds(JsonObject schema, BigDecimal value) {
        return bound(schema, "minimum").map(low -> value.compareTo(low) >= 0).orElse(true)
                && bound(schema, "maximum")
                        .map(high -> value.compareTo(high) <= 0)
                        .orElse(true)
                && bound(schema, "exclusiveMinimum")
                        .map(low -> value.compareTo(low) > 0)
                        .orElse(true)
                && bound(schema, "exclusiveMaximum")
                        .map(high -> value.compareTo(high) < 0)
                        .orElse(true)
                && bound(schema, "multipleOf")
                        .map(step -> step.signum() <= 0 || value.remainder(step).signum() == 0)
                        .orElse(true);
    }

    private JsonValue number(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() <= 0) {
            BigInteger integer = plain.toBigInteger();
            return make.createValue(integer);
        }
        return make.createValue(plain);
    }

    private static Optional<BigDecimal> bound(JsonObject schema, String name) {
        return Schemas.number(schema, name).map(JsonNumber::bigDecimalValue);
    }
}
