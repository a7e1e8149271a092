package io.dvara.provider.kit;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.http.HttpAnswer;
import io.dvara.api.http.HttpCall;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ProviderException;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A vendor's API as a provider calls it: good answers come back, all others are exceptions.
 *
 * <p>Safe for many threads.
 */
public final class Upstream {

    private final ComponentContext context;
    private final VendorErrors errors;

    /** Makes the access of one provider to its vendor. */
    public Upstream(ComponentContext context, Vendor vendor) {
        this(context, vendor, VendorWords.USUAL);
    }

    /** Makes the access of one provider to a vendor that has ways of its own to tell of errors. */
    public Upstream(ComponentContext context, Vendor vendor, VendorWords words) {
        this.context = context;
        this.errors = new VendorErrors(vendor, context.json(), context.clock(), words);
    }

    /** Returns the errors of this vendor. */
    public VendorErrors errors() {
        return errors;
    }

    /** Returns the JSON codec. */
    public JsonCodec json() {
        return context.json();
    }

    /**
     * Sends a request and returns the answer, whose status is 2xx and which the caller closes.
     *
     * @throws ProviderException when there is no answer or its status is another
     */
    public HttpAnswer open(HttpCall request, Call call) {
        HttpAnswer answer = context.http().send(request, call);
        if (answer.status() / 100 == 2) {
            return answer;
        }
        try (answer) {
            throw errors.of(answer);
        }
    }

    /**
     * Sends a request and returns the JSON object that answers it.
     *
     * @throws ProviderException when the answer is an error, also with status 200, or no JSON object
     */
    public JsonObject ask(HttpCall request, Call call) {
        try (HttpAnswer answer = open(request, call)) {
            return object(bytes(answer));
        }
    }

    /**
     * Sends a request and returns the stream that a decoder of the answer makes.
     *
     * @param decoder begins to decode; is given the open answer and need not close it
     * @throws ProviderException when there is no answer or its status is not 2xx
     */
    public Stream<ChatChunk> stream(HttpCall request, Call call, Function<HttpAnswer, ChunkSource> decoder) {
        HttpAnswer answer = open(request, call);
        try {
            return ChunkStream.of(answer, decoder.apply(answer));
        } catch (RuntimeException e) {
            answer.close();
            throw e;
        }
    }

    /**
     * Reads a whole answer.
     *
     * @throws ProviderException when it is empty, no JSON object, or an object that tells of an error
     */
    public JsonObject object(byte[] body) {
        if (body.length == 0) {
            throw errors.malformed("answered with an empty body");
        }
        if (!(parse(body) instanceof JsonObject object)) {
            throw errors.malformed("answered with JSON that is not an object");
        }
        if (tellsOfError(object)) {
            throw errors.within(object);
        }
        return object;
    }

    /** Returns whether an answer or a frame of a stream is an error rather than content. */
    public static boolean tellsOfError(JsonObject answer) {
        JsonValue error = answer.getOrDefault("error", JsonValue.NULL);
        return error.getValueType() == JsonValue.ValueType.OBJECT
                || error.getValueType() == JsonValue.ValueType.STRING
                || Members.text(answer, "object").filter("error"::equals).isPresent();
    }

    /**
     * Sends a request and returns the JSON object that answers it, also one that tells of an error.
     *
     * @throws ProviderException when the status of the answer is an error, or it is no JSON object
     */
    public JsonObject told(HttpCall request, Call call) {
        try (HttpAnswer answer = open(request, call)) {
            if (parse(bytes(answer)) instanceof JsonObject object) {
                return object;
            }
            throw errors.malformed("answered with JSON that is not an object");
        }
    }

    private JsonValue parse(byte[] body) {
        try {
            return json().read(body, 0, body.length);
        } catch (JsonException e) {
            String what = body[0] == '<'
                    ? "answered with a page instead of JSON: check its setting baseUrl"
                    : "answered with something that is not JSON or breaks off";
            throw errors.malformed(what, e);
        }
    }

    private static byte[] bytes(HttpAnswer answer) {
        try {
            return answer.body().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the answer cannot be read", e);
        }
    }
}
