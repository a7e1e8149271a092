package io.dvara.gateway.upstream;

import io.dvara.api.http.HttpBody;
import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.json.JacksonCodec;
import java.io.UncheckedIOException;
import java.net.URI;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;

/** Turns plugins' calls into requests, with the trace and the count of hops. */
final class OutgoingRequests {

    private final JacksonCodec codec;

    OutgoingRequests(JacksonCodec codec) {
        this.codec = codec;
    }

    OutgoingRequest of(HttpCall call, URI uri, Caller caller) {
        OutgoingRequest request = new OutgoingRequest(call.method(), uri);
        for (HttpHeaders.Field field : call.headers().fields()) {
            request.addHeader(field.name(), field.value());
        }
        request.setHeader("traceparent", caller.traceParent());
        request.setHeader("X-Trace-ID", caller.traceId());
        request.setHeader("X-Dvara-Hops", Integer.toString(caller.hops()));
        call.body().ifPresent(body -> request.setEntity(entity(body)));
        return request;
    }

    HttpEntity entity(HttpBody body) {
        ContentType type = ContentType.parse(body.mediaType());
        return switch (body) {
            case HttpBody.Bytes bytes ->
                new EntityTemplate(
                        bytes.length(), type, null, out -> bytes.open().transferTo(out));
            case HttpBody.Json json -> new WrittenEntity(encoded(json), type);
            case HttpBody.Written written -> new WrittenEntity(written, type);
        };
    }

    private HttpBody.Written encoded(HttpBody.Json json) {
        try {
            return HttpBody.written(out -> codec.write(json.value(), out), json.mediaType());
        } catch (UncheckedIOException e) {
            throw new ProviderException(
                    Fault.REJECTED, "the request holds text that is no Unicode, such as half a surrogate pair", e);
        }
    }
}
