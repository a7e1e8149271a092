package io.dvara.provider.gemini;

import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A method by which the vendor embeds texts. */
sealed interface EmbeddingWords {

    String method();

    /** Returns how many texts a request takes. */
    int most();

    /** Writes a request for some texts. */
    JsonObject write(String model, List<String> texts, JsonObject options);

    /** Reads the vectors, in their order. */
    List<EmbeddingAnswer.Embedding> read(JsonObject answer);

    /** Many texts a request, by the Gemini API. */
    record Batch(JsonProvider make) implements EmbeddingWords {

        @Override
        public String method() {
            return "batchEmbedContents";
        }

        @Override
        public int most() {
            return 100;
        }

        @Override
        public JsonObject write(String model, List<String> texts, JsonObject options) {
            JsonArrayBuilder requests = make.createArrayBuilder();
            for (String text : texts) {
                requests.add(make.createObjectBuilder()
                        .add("model", Address.path(model))
                        .add("content", content(make, text))
                        .addAll(make.createObjectBuilder(options)));
            }
            return make.createObjectBuilder().add("requests", requests).build();
        }

        @Override
        public List<EmbeddingAnswer.Embedding> read(JsonObject answer) {
            return vectors(make, Members.array(answer, "embeddings"));
        }
    }

    /** One text a request, by newer models on Vertex AI. */
    record Single(JsonProvider make) implements EmbeddingWords {

        @Override
        public String method() {
            return "embedContent";
        }

        @Override
        public int most() {
            return 1;
        }

        @Override
        public JsonObject write(String model, List<String> texts, JsonObject options) {
            return make.createObjectBuilder()
                    .add("content", content(make, texts.getFirst()))
                    .addAll(make.createObjectBuilder(options))
                    .build();
        }

        @Override
        public List<EmbeddingAnswer.Embedding> read(JsonObject answer) {
            JsonArrayBuilder one = make.createArrayBuilder();
            Members.object(answer, "embedding").ifPresent(one::add);
            return vectors(make, one.build());
        }
    }

    /**
     * Texts as instances of a prediction, by older models on Vertex AI.
     *
     * @param make makes values
     * @param most how many a request takes
     */
    record Predict(JsonProvider make, int most) implements EmbeddingWords {

        static final int MOST = 250;

        /** What is said of a text; the rest is said of the request. */
        private static final Set<String> OF_TEXT = Set.of("taskType", "title");

        @Override
        public String method() {
            return "predict";
        }

        @Override
        public JsonObject write(String model, List<String> texts, JsonObject options) {
            JsonArrayBuilder instances = make.createArrayBuilder();
            for (String text : texts) {
                JsonObjectBuilder instance = make.createObjectBuilder().add("content", text);
                Members.text(options, "taskType").ifPresent(task -> instance.add("task_type", task));
                Members.text(options, "title").ifPresent(title -> instance.add("title", title));
                instances.add(instance);
            }
            JsonObjectBuilder body = make.createObjectBuilder().add("instances", instances);
            JsonObject parameters = Members.without(make, options, OF_TEXT);
            return (parameters.isEmpty() ? body : body.add("parameters", parameters)).build();
        }

        @Override
        public List<EmbeddingAnswer.Embedding> read(JsonObject answer) {
            JsonArrayBuilder all = make.createArrayBuilder();
            for (JsonValue prediction : Members.array(answer, "predictions")) {
                if (prediction instanceof JsonObject object) {
                    Members.object(object, "embeddings").ifPresent(all::add);
                }
            }
            return vectors(make, all.build());
        }
    }

    private static JsonObject content(JsonProvider make, String text) {
        return make.createObjectBuilder()
                .add(
                        "parts",
                        make.createArrayBuilder().add(make.createObjectBuilder().add("text", text)))
                .build();
    }

    private static List<EmbeddingAnswer.Embedding> vectors(JsonProvider make, JsonArray entries) {
        List<EmbeddingAnswer.Embedding> vectors = new ArrayList<>(entries.size());
        for (JsonValue entry : entries) {
            if (entry instanceof JsonObject object && object.get("values") instanceof JsonArray values) {
                vectors.add(new EmbeddingAnswer.Embedding(values, Members.without(make, object, Set.of("values"))));
            }
        }
        return vectors;
    }
}
