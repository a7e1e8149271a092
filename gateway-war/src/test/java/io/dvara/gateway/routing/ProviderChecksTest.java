package io.dvara.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ModelProvider;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.TestMetrics;
import io.dvara.gateway.TestSettings;
import io.dvara.gateway.live.Generation;
import io.dvara.gateway.live.LiveGeneration;
import io.dvara.gateway.live.Quarantine;
import io.dvara.gateway.metrics.GatewayMetrics;
import io.dvara.gateway.upstream.Attempts;
import io.dvara.gateway.upstream.MediaFetch;
import io.dvara.gateway.upstream.Watch;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProviderChecksTest {

    private final TestMetrics metrics = new TestMetrics();
    private final LiveGeneration live = new LiveGeneration();
    private final ProviderChecks checks = new ProviderChecks(
            TestSettings.usual(),
            live,
            new Attempts(new Watch(), new MediaFetch(TestSettings.usual())),
            new Quarantine(),
            metrics);

    @Test
    void tellsWhetherAProviderListsItsModels() {
        serve(_ -> List.of());
        checks.check("a");
        assertThat(metrics.up).containsEntry("a", GatewayMetrics.Health.UP);
        serve(_ -> {
            throw new ProviderException(Fault.UNREACHABLE, "no connection");
        });
        checks.check("a");
        assertThat(metrics.up).containsEntry("a", GatewayMetrics.Health.DOWN);
    }

    private void serve(ModelProvider provider) {
        live.swap(new Generation(1, List.of(new TestDispatch().instance("a", provider)), List.of(), () -> {}));
    }
}
