package io.dvara.provider.bedrock;

import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How the embedding models of one maker are asked, and answer. */
sealed interface EmbeddingWords {

    /** Returns how many texts a request takes. */
    int most();

    /** Returns the vendor's own fields that clients may send. */
    Set<String> own();

    /** Writes a request for some of the texts. */
    JsonObject write(List<String> texts, EmbeddingRequest request);

    /** Reads the vectors, in their order. */
    List<EmbeddingAnswer.Embedding> read(JsonObject answer);

    /** Returns the tokens that an answer says it took. */
    OptionalLong tokens(JsonObject answer);

    /** Returns members of an answer that only say again what was asked or read. */
    Set<String> known();

    /** Returns the words for a model; for one that is not known those that take several texts. */
    static EmbeddingWords of(String model, JsonProvider make) {
        String id = Family.bare(model);
        if (id.startsWith("amazon.titan-embed-text-v1") || id.startsWith("amazon.titan-embed-g1")) {
            return new Titan(make, "");
        }
        if (id.startsWith("amazon.titan-embed-image")) {
            return new Titan(make, "embeddingConfig.outputEmbeddingLength");
        }
        if (id.startsWith("amazon.titan-embed")) {
            return new Titan(make, "dimensions");
        }
        return id.startsWith("amazon.nova") ? new Nova(make) : new Cohere(make, id);
    }

    private static EmbeddingAnswer.Embedding vector(JsonValue numbers) {
        return new EmbeddingAnswer.Embedding(numbers, JsonValue.EMPTY_JSON_OBJECT);
    }

    private static void addOwn(Set<String> own, EmbeddingRequest request, JsonObjectBuilder body) {
        request.extra().forEach((name, value) -> {
            if (own.contains(name) && value != JsonValue.NULL) {
                body.add(name, value);
            }
        });
    }

    /**
     * Titan takes one text a request.
     *
     * @param length the place of the wished length; empty where there is none
     */
    record Titan(JsonProvider make, String length) implements EmbeddingWords {

        @Override
        public int most() {
            return 1;
        }

        @Override
        public Set<String> own() {
            return Set.of("normalize", "inputImage", "embeddingConfig", "embeddingTypes");
        }

        @Override
        public JsonObject write(List<String> texts, EmbeddingRequest request) {
            JsonObjectBuilder body = make.createObjectBuilder().add("inputText", texts.getFirst());
            if (request.dimensions().isPresent()) {
                if (length.isEmpty()) {
                    throw Unsupported.field("dimensions", "gives vectors of one length for " + request.model());
                }
                Additional fields = new Additional(make);
                fields.add(length, make.createValue(request.dimensions().getAsInt()));
                body.addAll(make.createObjectBuilder(fields.fields()));
            }
            addOwn(own(), request, body);
            return body.build();
        }

        @Override
        public List<EmbeddingAnswer.Embedding> read(JsonObject answer) {
            return Stream.concat(
                            Stream.of(answer.getOrDefault("embedding", JsonValue.NULL)),
                            Members.object(answer, "embeddingsByType").stream()
                                    .flatMap(byType -> byType.values().stream()))
                    .filter(JsonArray.class::isInstance)
                    .limit(1)
                    .map(EmbeddingWords::vector)
                    .toList();
        }

        @Override
        public OptionalLong tokens(JsonObject answer) {
            return Members.whole(answer, "inputTextTokenCount");
        }

        @Override
        public Set<String> known() {
            return Set.of("embedding", "embeddingsByType", "inputTextTokenCount");
        }
    }

    /** Nova takes one text a request. */
    record Nova(JsonProvider make) implements EmbeddingWords {

        @Override
        public int most() {
            return 1;
        }

        @Override
        public Set<String> own() {
            return Set.of("schemaVersion", "singleEmbeddingParams");
        }

        @Override
        public JsonObject write(List<String> texts, EmbeddingRequest request) {
            JsonObjectBuilder single = make.createObjectBuilder()
                    .add("embeddingPurpose", "GENERIC_INDEX")
                    .add(
                            "text",
                            make.createObjectBuilder()
                                    .add("truncationMode", "NONE")
                                    .add("value", texts.getFirst()));
            request.dimensions().ifPresent(count -> single.add("embeddingDimension", count));
            Additional body = new Additional(make);
            body.add("taskType", make.createValue("SINGLE_EMBEDDING"));
            body.add("singleEmbeddingParams", single.build());
            JsonObjectBuilder more = make.createObjectBuilder();
            addOwn(own(), request, more);
            body.add(more.build());
            return body.fields();
        }

        @Override
        public List<EmbeddingAnswer.Embedding> read(JsonObject answer) {
            List<EmbeddingAnswer.Embedding> vectors = new ArrayList<>();
            for (JsonValue entry : Members.array(answer, "embeddings")) {
                if (entry instanceof JsonObject object && object.get("embedding") instanceof JsonArray numbers) {
                    vectors.add(
                            new EmbeddingAnswer.Embedding(numbers, Members.without(make, object, Set.of("embedding"))));
                }
            }
            return vectors;
        }

        @Override
        public OptionalLong tokens(JsonObject answer) {
            return OptionalLong.empty();
        }

        @Override
        public Set<String> known() {
            return Set.of("embeddings");
        }
    }

    /**
     * Cohere takes many texts a request.
     *
     * @param id of the model
     */
    record Cohere(JsonProvider make, String id) implements EmbeddingWords {

        private static final int MOST = 96;
        private static final String NUMBERS = "float";
        private static final Pattern OF_ONE_LENGTH = Pattern.compile("cohere\\.embed-.+-v3.*");

        @Override
        public int most() {
            return MOST;
        }

        @Override
        public Set<String> own() {
            return Set.of("input_type", "truncate", "embedding_types", "max_tokens");
        }

        @Override
        public JsonObject write(List<String> texts, EmbeddingRequest request) {
            JsonObjectBuilder body = make.createObjectBuilder()
                    .add("texts", make.createArrayBuilder(texts))
                    .add("input_type", "search_document");
            if (request.dimensions().isPresent() && OF_ONE_LENGTH.matcher(id).matches()) {
                throw Unsupported.field("dimensions", "gives vectors of one length for " + request.model());
            }
            request.dimensions().ifPresent(count -> body.add("output_dimension", count));
            addOwn(own(), request, body);
            return body.build();
        }

        @Override
        public List<EmbeddingAnswer.Embedding> read(JsonObject answer) {
            JsonValue given = answer.getOrDefault("embeddings", JsonValue.NULL);
            if (given instanceof JsonArray numbers) {
                return numbers.stream().map(EmbeddingWords::vector).toList();
            }
            return given instanceof JsonObject byType ? byType(byType) : List.of();
        }

        @Override
        public OptionalLong tokens(JsonObject answer) {
            return Members.object(answer, "meta")
                    .flatMap(meta -> Members.object(meta, "billed_units"))
                    .map(billed -> Members.whole(billed, "input_tokens"))
                    .orElseGet(OptionalLong::empty);
        }

        @Override
        public Set<String> known() {
            return Set.of("embeddings", "texts", "response_type", "inputs", "images");
        }

        /** Numbers come first; other types that the client asks for stand beside them. */
        private List<EmbeddingAnswer.Embedding> byType(JsonObject byType) {
            String first = byType.containsKey(NUMBERS)
                    ? NUMBERS
                    : byType.keySet().stream().findFirst().orElse(NUMBERS);
            JsonArray numbers = Members.array(byType, first);
            List<EmbeddingAnswer.Embedding> vectors = new ArrayList<>();
            for (int i = 0; i < numbers.size(); i++) {
                JsonObjectBuilder others = make.createObjectBuilder();
                for (String type : byType.keySet()) {
                    if (!type.equals(first) && Members.array(byType, type).size() > i) {
                        others.add(type, Members.array(byType, type).get(i));
                    }
                }
                vectors.add(new EmbeddingAnswer.Embedding(numbers.get(i), others.build()));
            }
            return vectors;
        }
    }
}
