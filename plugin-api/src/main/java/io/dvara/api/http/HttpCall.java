package io.dvara.api.http;

import io.dvara.api.Stable;
import java.net.URI;
import java.util.Optional;

/**
 * A request to the outside.
 *
 * @param method such as {@code POST}
 * @param uri absolute, http or https
 * @param headers without {@code Content-Type}, {@code Content-Length} and {@code Host}
 * @param body absent for requests that have none
 */
@Stable
public record HttpCall(String method, URI uri, HttpHeaders headers, Optional<HttpBody> body) {

    /** Makes a request without a body. */
    public static HttpCall get(URI uri, HttpHeaders headers) {
        return new HttpCall("GET", uri, headers, Optional.empty());
    }

    /** Makes a request with a body. */
    public static HttpCall post(URI uri, HttpHeaders headers, HttpBody body) {
        return new HttpCall("POST", uri, headers, Optional.of(body));
    }

    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
    }
}
