package io.dvara.provider.mock;

import io.dvara.api.embedding.EmbeddingRequest;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;

/** Makes unit vectors of texts: each word adds to a few places, so that shared words bring texts near. */
final class Vectors {

    private static final int PLACES = 8;

    private final JsonProvider make;
    private final int dimensions;

    Vectors(JsonProvider make, int dimensions) {
        this.make = make;
        this.dimensions = dimensions;
    }

    /** Returns the vector of an input. */
    float[] of(EmbeddingRequest.Input input) {
        double[] sum = new double[dimensions];
        add(1, 0.01, sum);
        switch (input) {
            case EmbeddingRequest.Input.Text(String text) -> addWords(text, sum);
            case EmbeddingRequest.Input.Tokens(List<Integer> tokens) -> tokens.forEach(token -> add(token, 1, sum));
        }
        return unit(sum);
    }

    /** Returns a vector in the form that was asked for. */
    JsonValue encoded(float[] vector, EmbeddingRequest.Encoding encoding) {
        if (encoding == EmbeddingRequest.Encoding.FLOAT) {
            JsonArrayBuilder numbers = make.createArrayBuilder();
            for (float value : vector) {
                numbers.add(Math.round(value * 1e8) / 1e8);
            }
            return numbers.build();
        }
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : vector) {
            bytes.putFloat(value);
        }
        return make.createValue(Base64.getEncoder().encodeToString(bytes.array()));
    }

    private static void addWords(String text, double[] sum) {
        long word = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            if (Character.isLetterOrDigit(c)) {
                word = word * 31 + c;
            } else if (word != 0) {
                add(word, 1, sum);
                word = 0;
            }
        }
        if (word != 0) {
            add(word, 1, sum);
        }
    }

    private static void add(long seed, double weight, double[] sum) {
        long hash = seed;
        for (int place = 0; place < PLACES; place++) {
            hash = Ids.mix(hash + 0x9e3779b97f4a7c15L);
            sum[(int) Long.remainderUnsigned(hash >>> 1, sum.length)] += (hash & 1) == 0 ? weight : -weight;
        }
    }

    private static float[] unit(double[] sum) {
        double square = 0;
        for (double value : sum) {
            square += value * value;
        }
        double length = Math.sqrt(square);
        float[] vector = new float[sum.length];
        if (length == 0) {
            vector[0] = 1;
            return vector;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (sum[i] / length);
        }
        return vector;
    }
}
