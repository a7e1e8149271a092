package io.dvara.provider.cohere;

import io.dvara.api.ComponentContext;
import io.dvara.api.Secret;
import io.dvara.api.http.HttpBody;
import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.json.JsonCodec;
import io.dvara.provider.kit.BaseUrl;
import io.dvara.provider.kit.Upstream;
import io.dvara.provider.kit.Vendor;
import io.dvara.provider.kit.VendorErrors;
import java.util.List;

/**
 * The vendor's API as one provider reaches it; the versions stand in the resources, since it has two.
 *
 * @param upstream calls it
 * @param baseUrl where it is
 * @param key opens it
 */
record Access(Upstream upstream, BaseUrl baseUrl, Secret key) {

    static Access of(CohereSettings settings, ComponentContext context) {
        Vendor vendor = new Vendor(context.name(), "apiKey (COHERE_API_KEY)", List.of(settings.apiKey()));
        return new Access(new Upstream(context, vendor), BaseUrl.withoutVersion(settings.baseUrl()), settings.apiKey());
    }

    HttpCall post(String resource, HttpBody body) {
        return HttpCall.post(baseUrl.resolve(resource), headers(), body);
    }

    HttpCall get(String resource) {
        return HttpCall.get(baseUrl.resolve(resource), headers());
    }

    JsonCodec json() {
        return upstream.json();
    }

    VendorErrors errors() {
        return upstream.errors();
    }

    private HttpHeaders headers() {
        return HttpHeaders.NONE.with("Authorization", "Bearer " + key.reveal().strip());
    }
}
