package io.dvara.provider.kit.compatible;

import io.dvara.api.Secret;
import java.net.URI;
import java.util.Map;

/** What the settings of every ordinary vendor have; a settings record implements it. */
public interface CompatibleSettings {

    /** Returns the key. */
    Secret apiKey();

    /** Returns where the API begins. */
    URI baseUrl();

    /** Returns further header fields for every call, such as those of a proxy. */
    Map<String, String> headers();
}
