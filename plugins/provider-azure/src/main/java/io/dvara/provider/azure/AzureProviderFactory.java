package io.dvara.provider.azure;

import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.SCHEMAS;
import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.TOOLS;
import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.VISION;
import static io.dvara.provider.kit.compatible.ModelFamilies.chats;
import static io.dvara.provider.kit.compatible.ModelFamilies.embeds;

import io.dvara.api.ComponentContext;
import io.dvara.api.Secret;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Provider;
import io.dvara.api.provider.ProviderFactory;
import io.dvara.api.provider.ProviderProfile;
import io.dvara.provider.kit.AllowedIds;
import io.dvara.provider.kit.Upstream;
import io.dvara.provider.kit.Vendor;
import io.dvara.provider.kit.compatible.Endpoint;
import io.dvara.provider.kit.compatible.FullCompatibleProvider;
import io.dvara.provider.kit.compatible.ModelFamilies;
import io.dvara.provider.kit.compatible.Quirk;
import io.dvara.provider.kit.compatible.Variation;
import io.dvara.provider.kit.responses.RespondingProvider;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pf4j.Extension;

/** Makes providers that call deployments of a resource of Azure. */
@Extension
public final class AzureProviderFactory implements ProviderFactory<AzureSettings> {

    /** Models that think refuse the older word for the longest answer; deployments often bear their names. */
    private static final Pattern THINKING_MODEL = Pattern.compile("(.*/)?(o\\d|gpt-([5-9]|\\d\\d)).*");

    private static final int LONGEST_CALL_ID = 40;

    private static final Variation CHATS = Variation.NONE
            .quirks(Quirk.REPLAYED_REASONING)
            .limitField(model -> THINKING_MODEL.matcher(model).matches() ? "max_completion_tokens" : "max_tokens")
            .takesEffort(THINKING_MODEL.asMatchPredicate())
            .callIds(AllowedIds.atMost(LONGEST_CALL_ID));

    private static final ModelFamilies MODELS = ModelFamilies.of(
            chats("gpt-5.*", 400_000, VISION, TOOLS, SCHEMAS),
            chats("gpt-4\\.1.*", 1_047_576, VISION, TOOLS, SCHEMAS),
            chats("gpt-4o(-mini)?(-\\d.*)?", 128_000, VISION, TOOLS, SCHEMAS),
            chats("(o1|o3|o4-mini)(-\\d.*)?", 200_000, VISION, TOOLS, SCHEMAS),
            embeds("text-embedding.*", 8_192));

    /** For the plugin loader. */
    public AzureProviderFactory() {}

    @Override
    public String type() {
        return "azure";
    }

    @Override
    public Class<AzureSettings> settings() {
        return AzureSettings.class;
    }

    @Override
    public ProviderProfile profile() {
        return ProviderProfile.configured("AZURE_OPENAI", "azure/");
    }

    @Override
    public Provider create(AzureSettings settings, ComponentContext context) {
        if (settings.apiKey().isEmpty() && settings.adToken().isEmpty()) {
            throw new IllegalArgumentException("apiKey or adToken is needed: set the one that the resource takes");
        }
        List<Secret> secrets = Stream.concat(settings.apiKey().stream(), settings.adToken().stream())
                .toList();
        Vendor vendor = new Vendor(context.name(), Endpoint.credential(this, context), secrets);
        AzureAddresses addresses = new AzureAddresses(settings.baseUrl(), settings.apiVersion());
        Endpoint endpoint =
                new Endpoint(context.name(), new Upstream(context, vendor), addresses, _ -> headers(settings));
        return addresses.hasResponses()
                ? new RespondingProvider(endpoint, CHATS, MODELS::traits)
                : new FullCompatibleProvider(endpoint, CHATS, MODELS::traits);
    }

    private static HttpHeaders headers(AzureSettings settings) {
        HttpHeaders headers = settings.adToken()
                .map(token -> HttpHeaders.NONE.with(
                        "Authorization", "Bearer " + token.reveal().strip()))
                .or(() -> settings.apiKey()
                        .map(key ->
                                HttpHeaders.NONE.with("api-key", key.reveal().strip())))
                .orElse(HttpHeaders.NONE);
        for (Map.Entry<String, String> field : settings.headers().entrySet()) {
            headers = headers.with(field.getKey(), field.getValue());
        }
        return headers;
    }
}
