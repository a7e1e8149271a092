package io.dvara.provider.kit.compatible;

import io.dvara.api.http.HttpBody;
import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Call;
import io.dvara.provider.kit.BaseUrl;
import io.dvara.provider.kit.Upstream;
import jakarta.json.JsonObject;
import java.util.function.Function;

/**
 * Where and how a provider calls its vendor.
 *
 * @param name the provider's configured name
 * @param upstream the vendor's API
 * @param base where it begins
 * @param headers made for each call, since a credential may change
 */
public record Endpoint(String name, Upstream upstream, BaseUrl base, Function<Call, HttpHeaders> headers) {

    HttpCall post(String resource, JsonObject body, Call call) {
        return HttpCall.post(base.resolve(resource), headers.apply(call), HttpBody.json(body));
    }

    HttpCall get(String resource, Call call) {
        return HttpCall.get(base.resolve(resource), headers.apply(call));
    }
}
