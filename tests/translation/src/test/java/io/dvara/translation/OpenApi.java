package io.dvara.translation;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dvara.testkit.upstream.RecordedExchanges;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The answers that OpenAI's own description of its API knows. */
enum OpenApi {
    CHAT("CreateChatCompletionResponse"),
    CHAT_CHUNK("CreateChatCompletionStreamResponse"),
    COMPLETION("CreateCompletionResponse"),
    EMBEDDING("CreateEmbeddingResponse"),
    ERROR("ErrorResponse");

    private final Schema schema;

    OpenApi(String name) {
        JsonObject all = description();
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Json.createObjectBuilder(all)
                        .add("$ref", "#/$defs/" + name)
                        .build()
                        .toString());
    }

    /**
     * Fails with all that OpenAI would not have sent.
     *
     * <p>Not with an absent usage of which the vendor says nothing, nor with a null or a word for the tier of service that the vendor itself sent under this name:
     * such pass as they are, and OpenAI's own answers hold nulls that its description does not know.
     */
    void check(JsonValue answer, String vendorsWords) {
        List<Error> errors = schema.validate(answer.toString(), InputFormat.JSON);
        Set<String> told = errors.stream()
                .filter(error -> isToldBy(vendorsWords, error))
                .map(error -> error.getInstanceLocation().toString())
                .collect(Collectors.toSet());
        assertThat(errors)
                .filteredOn(error -> !told.contains(error.getInstanceLocation().toString()))
                .isEmpty();
    }

    private static boolean isToldBy(String vendorsWords, Error error) {
        String path = error.getInstanceLocation().toString();
        String member = path.substring(path.lastIndexOf('/') + 1);
        if (error.getMessage().contains("required property 'usage'")) {
            return !vendorsWords.toLowerCase(Locale.ROOT).contains("usage");
        }
        boolean passes = error.getMessage().startsWith("null found") || member.equals("service_tier");
        return passes
                && Pattern.compile(Pattern.quote('"' + member + '"') + "\\s*:\\s*(null|\")")
                        .matcher(vendorsWords)
                        .find();
    }

    private static JsonObject description() {
        String file = "/specs/openai/answers.schema.json";
        try (InputStream in = Objects.requireNonNull(RecordedExchanges.class.getResourceAsStream(file), file);
                JsonReader reader = Json.createReader(in)) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
