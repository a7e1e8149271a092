package io.dvara.testkit.schema;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Checks that a rewriting of JSON schemas keeps what they mean, over many schemas and values.
 *
 * <p>The same schemas at each run. Needs {@code com.networknt:json-schema-validator} on the class path.
 *
 * @param rewriting returns what is sent for a schema, as a JSON schema again; empty where it has no form
 */
public record SchemaRoundTrip(Function<JsonObject, Optional<JsonObject>> rewriting) {

    private static final long SEED = 20_261_125;
    private static final int SCHEMAS = 300;
    private static final int VALUES = 12;

    /**
     * Checks that the rewritten schema accepts what the given one accepts.
     *
     * @param leastForms of 300 schemas, of as many words as clients use, so many must have a form
     */
    public void shutsNothingOut(int leastForms) {
        int accepted = check(
                RandomSchemas.Vocabulary.EVERYTHING, leastForms, (given, rewritten) -> new Pair(given, rewritten));
        assertThat(accepted).as("values that schemas accept").isGreaterThan(leastForms);
    }

    /**
     * Checks that the rewritten schema accepts nothing that the given one does not, where it only says
     * of which shape values are.
     *
     * @param leastForms of 300 schemas so many must have a form
     */
    public void letsNothingElsePass(int leastForms) {
        int accepted =
                check(RandomSchemas.Vocabulary.SHAPES, leastForms, (given, rewritten) -> new Pair(rewritten, given));
        assertThat(accepted).as("values that rewritten schemas accept").isGreaterThan(leastForms);
    }

    /**
     * Two schemas.
     *
     * @param narrow what it accepts
     * @param wide accepts too
     */
    private record Pair(JsonObject narrow, JsonObject wide) {}

    private interface Pairing {
        Pair of(JsonObject given, JsonObject rewritten);
    }

    private int check(RandomSchemas.Vocabulary vocabulary, int leastForms, Pairing pairing) {
        RandomGenerator random = new Random(SEED);
        RandomSchemas schemas = new RandomSchemas(random, vocabulary);
        int forms = 0;
        int accepted = 0;
        for (int i = 0; i < SCHEMAS; i++) {
            JsonObject given = schemas.next();
            Optional<JsonObject> rewritten = rewriting.apply(given);
            if (rewritten.isPresent()) {
                forms++;
                accepted += check(pairing.of(given, rewritten.get()), random);
            }
        }
        assertThat(forms).as("schemas that have a form").isGreaterThanOrEqualTo(leastForms);
        return accepted;
    }

    private static int check(Pair pair, RandomGenerator random) {
        SchemaJudge narrow = new SchemaJudge(pair.narrow());
        SchemaJudge wide = new SchemaJudge(pair.wide());
        RandomValues values = new RandomValues(random, pair.narrow());
        int accepted = 0;
        for (int i = 0; i < VALUES; i++) {
            JsonValue value = values.next();
            if (narrow.accepts(value)) {
                accepted++;
                assertThat(wide.accepts(value))
                        .as("%s, which%n%s accepts, is accepted by%n%s", value, pair.narrow(), pair.wide())
                        .isTrue();
            }
        }
        return accepted;
    }
}
