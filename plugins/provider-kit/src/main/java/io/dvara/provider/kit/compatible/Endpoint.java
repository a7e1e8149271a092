package io.dvara.provider.kit.compatible;

import io.dvara.api.ComponentContext;
import io.dvara.api.http.HttpBody;
import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ProviderFactory;
import io.dvara.provider.kit.BaseUrl;
import io.dvara.provider.kit.Members;
import io.dvara.provider.kit.Upstream;
import io.dvara.provider.kit.Vendor;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Where and how a provider calls its vendor.
 *
 * @param name the provider's configured name
 * @param upstream the vendor's API
 * @param addresses where its resources stand
 * @param headers made for each call, since a credential may change
 */
public record Endpoint(String name, Upstream upstream, Addresses addresses, Function<Call, HttpHeaders> headers) {

    /** Makes an endpoint whose resources all stand under one address. */
    public Endpoint(String name, Upstream upstream, BaseUrl base, Function<Call, HttpHeaders> headers) {
        this(name, upstream, (resource, _) -> base.resolve(resource), headers);
    }

    /** Makes the endpoint of an ordinary vendor, whose key is sent as a bearer token. */
    public static Endpoint of(
            ProviderFactory<?> factory, CompatibleSettings settings, ComponentContext context, BaseUrl base) {
        Vendor vendor = new Vendor(context.name(), credential(factory, context), List.of(settings.apiKey()));
        return new Endpoint(context.name(), new Upstream(context, vendor), base, _ -> headers(settings));
    }

    /** Returns where the operator sets the key; the variable counts for the provider that is named like its type. */
    public static String credential(ProviderFactory<?> factory, ComponentContext context) {
        return context.name().equals(factory.type())
                ? "apiKey (" + factory.profile().variablePrefix() + "_API_KEY)"
                : "apiKey";
    }

    private static HttpHeaders headers(CompatibleSettings settings) {
        HttpHeaders headers = HttpHeaders.NONE.with(
                "Authorization", "Bearer " + settings.apiKey().reveal().strip());
        for (Map.Entry<String, String> field : settings.headers().entrySet()) {
            headers = headers.with(field.getKey(), field.getValue());
        }
        return headers;
    }

    /** Returns a call that sends a body to a resource. */
    public HttpCall post(String resource, JsonObject body, Call call) {
        String model = Members.text(body, "model").orElse("");
        return HttpCall.post(addresses.of(resource, model), headers.apply(call), HttpBody.json(body));
    }

    /** Returns a call of a resource. */
    public HttpCall get(String resource, Call call) {
        return HttpCall.get(addresses.of(resource, ""), headers.apply(call));
    }
}
