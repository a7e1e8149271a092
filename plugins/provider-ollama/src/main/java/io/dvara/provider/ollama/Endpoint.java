package io.dvara.provider.ollama;

import io.dvara.api.http.HttpBody;
import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpHeaders;
import io.dvara.provider.kit.BaseUrl;
import jakarta.json.JsonObject;
import java.net.URI;

/** Where Ollama is and how it is asked. */
final class Endpoint {

    private final BaseUrl base;
    private final OllamaSettings settings;

    Endpoint(OllamaSettings settings) {
        this.settings = settings;
        this.base = BaseUrl.withoutVersion(withoutApi(settings.baseUrl()));
    }

    HttpCall get(String resource) {
        return HttpCall.get(base.resolve(resource), headers());
    }

    HttpCall post(String resource, JsonObject body) {
        return HttpCall.post(base.resolve(resource), headers(), HttpBody.json(body));
    }

    private HttpHeaders headers() {
        return settings.apiKey()
                .map(key -> HttpHeaders.NONE.with(
                        "Authorization", "Bearer " + key.reveal().strip()))
                .orElse(HttpHeaders.NONE);
    }

    private static URI withoutApi(URI configured) {
        return URI.create(configured.toString().replaceFirst("/api/*(?=$|\\?)", ""));
    }
}
