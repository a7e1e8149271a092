package io.dvara.provider.openai;

import io.dvara.api.ComponentContext;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Call;
import io.dvara.provider.kit.AllowedIds;
import io.dvara.provider.kit.BaseUrl;
import io.dvara.provider.kit.Upstream;
import io.dvara.provider.kit.Vendor;
import io.dvara.provider.kit.compatible.Endpoint;
import io.dvara.provider.kit.compatible.FullCompatibleProvider;
import io.dvara.provider.kit.compatible.Variation;
import io.dvara.provider.kit.responses.RespondingProvider;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes accesses to OpenAI or to endpoints that speak its API. */
final class OpenAiProviders {

    private static final String VERSION = "v1";
    private static final String FEATURES = "OpenAI-Beta";

    /** Models that think refuse the older word for the longest answer. */
    private static final Pattern THINKING_MODEL = Pattern.compile("(.*/)?(o\\d|gpt-([5-9]|\\d\\d)).*");

    /** Conversations that began at another vendor have longer ones, which many of OpenAI's models refuse. */
    private static final int LONGEST_CALL_ID = 40;

    private static final Variation VARIATION = Variation.NONE
            .limitField(model -> THINKING_MODEL.matcher(model).matches() ? "max_completion_tokens" : "max_tokens")
            .takesEffort(THINKING_MODEL.asMatchPredicate());

    private static final String OWN_HOST = "api.openai.com";

    private OpenAiProviders() {}

    static FullCompatibleProvider of(OpenAiSettings settings, ComponentContext context) {
        Endpoint endpoint = endpoint(settings, context);
        Variation variation =
                isOpenAi(settings, context) ? VARIATION.callIds(AllowedIds.atMost(LONGEST_CALL_ID)) : VARIATION;
        return settings.responses().orElseGet(() -> isOpenAi(settings, context))
                ? new RespondingProvider(endpoint, variation, KnownModels.FAMILIES::traits)
                : new FullCompatibleProvider(endpoint, variation, KnownModels.FAMILIES::traits);
    }

    /** Of what others run in their own name it is not known whether they have all of the API. */
    private static boolean isOpenAi(OpenAiSettings settings, ComponentContext context) {
        return context.name().equals(OpenAiProviderFactory.TYPE)
                || OWN_HOST.equals(settings.baseUrl().getHost());
    }

    private static Endpoint endpoint(OpenAiSettings settings, ComponentContext context) {
        Vendor vendor = new Vendor(
                context.name(),
                Endpoint.credential(new OpenAiProviderFactory(), context),
                settings.apiKey().stream().toList());
        return new Endpoint(
                context.name(),
                new Upstream(context, vendor),
                BaseUrl.withVersion(settings.baseUrl(), VERSION),
                call -> headers(settings, call));
    }

    private static HttpHeaders headers(OpenAiSettings settings, Call call) {
        HttpHeaders headers = HttpHeaders.NONE;
        if (settings.apiKey().isPresent()) {
            headers = headers.with(
                    "Authorization",
                    "Bearer " + settings.apiKey().get().reveal().strip());
        }
        if (settings.organization().isPresent()) {
            headers =
                    headers.with("OpenAI-Organization", settings.organization().get());
        }
        if (settings.project().isPresent()) {
            headers = headers.with("OpenAI-Project", settings.project().get());
        }
        if (call.clientHeader(FEATURES).isPresent()) {
            headers = headers.with(FEATURES, call.clientHeader(FEATURES).get());
        }
        for (Map.Entry<String, String> field : settings.headers().entrySet()) {
            headers = headers.with(field.getKey(), field.getValue());
        }
        return headers;
    }
}
