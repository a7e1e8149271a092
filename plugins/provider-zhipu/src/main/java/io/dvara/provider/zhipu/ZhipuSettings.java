package io.dvara.provider.zhipu;

import io.dvara.api.Default;
import io.dvara.api.Secret;
import io.dvara.provider.kit.compatible.CompatibleSettings;
import java.net.URI;
import java.util.Map;

/**
 * Settings of a provider of Zhipu AI's models.
 *
 * @param apiKey the key
 * @param baseUrl where the API begins, its version included
 * @param headers further header fields for every call, such as those of a proxy
 */
public record ZhipuSettings(
        Secret apiKey,
        @Default("https://open.bigmodel.cn/api/paas/v4") URI baseUrl,
        Map<String, String> headers) implements CompatibleSettings {

    /** Copies the headers. */
    public ZhipuSettings {
        headers = Map.copyOf(headers);
    }
}
