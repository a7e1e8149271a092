package io.dvara.api.provider;

import io.dvara.api.Stable;
import java.util.List;

/** A provider that can list its models. */
@Stable
public interface ModelProvider extends Provider {

    /**
     * Lists the models under the vendor's own names; may ask the vendor and block.
     *
     * @throws ProviderException when the vendor does not answer or refuses
     */
    List<Model> models(Call call);
}
