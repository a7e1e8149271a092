package io.dvara.provider.bedrock;

import io.dvara.api.ComponentContext;
import io.dvara.api.http.HttpAnswer;
import io.dvara.api.http.HttpBody;
import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.Upstream;
import io.dvara.provider.kit.VendorErrors;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** The vendor's API as one provider reaches it; safe for many threads. */
final class Access implements AutoCloseable {

    private static final String JSON = "application/json";

    /** Clients may ask for any names of models; those of so many stay at hand. */
    private static final int MOST_ADDRESSES = 1_000;

    private final Places places;
    private final Map<Operation, URI> addresses = new ConcurrentHashMap<>();
    private final Credential credential;
    private final Upstream upstream;

    Access(BedrockSettings settings, ComponentContext context) {
        this.places = Places.of(settings);
        this.credential = Credentials.of(settings, places.region(), context);
        this.upstream = new Upstream(context, Credentials.vendor(settings, context.name()), new ErrorWords());
    }

    Upstream upstream() {
        return upstream;
    }

    JsonCodec json() {
        return upstream.json();
    }

    VendorErrors errors() {
        return upstream.errors();
    }

    /** Returns a request to a model, ready to be sent. */
    HttpCall post(Operation operation, JsonObject body, Call call) {
        HttpHeaders headers = HttpHeaders.NONE.with("Accept", operation.accept());
        URI uri = address(operation);
        return credential.admit(HttpCall.post(uri, headers, encoded(body)), call);
    }

    /** Returns a request for a list of the vendor's, ready to be sent. */
    HttpCall get(String resource, Call call) {
        URI uri = places.control().resolve(resource);
        return credential.admit(HttpCall.get(uri, HttpHeaders.NONE.with("Accept", JSON)), call);
    }

    /** Sends a request and reads the object that answers it, beside its header fields. */
    <T> T ask(HttpCall request, Call call, BiFunction<JsonObject, HttpHeaders, T> reader) {
        try (HttpAnswer answer = upstream.open(request, call)) {
            return reader.apply(upstream.object(answer.body().readAllBytes()), answer.headers());
        } catch (IOException e) {
            throw new UncheckedIOException("the answer cannot be read", e);
        }
    }

    @Override
    public void close() {
        credential.close();
    }

    /** Escaping and reading an address takes longer than to find it. */
    private URI address(Operation operation) {
        URI known = addresses.get(operation);
        if (known != null) {
            return known;
        }
        URI found = places.model(operation.model(), operation.name());
        if (addresses.size() < MOST_ADDRESSES) {
            addresses.put(operation, found);
        }
        return found;
    }

    /** A signature is made over the very bytes that are sent. */
    private HttpBody encoded(JsonObject body) {
        try {
            return HttpBody.written(out -> json().write(body, out), JSON);
        } catch (UncheckedIOException e) {
            throw new ProviderException(
                    Fault.REJECTED, "the request holds text that is no Unicode, such as half a surrogate pair", e);
        }
    }
}
