package io.dvara.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.api.provider.TokenCounter;
import io.dvara.gateway.live.ProviderInstance;
import org.junit.jupiter.api.Test;

class CountingTest {

    private final TestDispatch dispatch = new TestDispatch();

    @Test
    void theVendorCounts() {
        TokenCounter counter = (_, _) -> 3;
        assertThat(dispatch.count(dispatch.journey(dispatch.instance("a", counter))))
                .hasValue(3);
    }

    @Test
    void theCountStaysOpenWhereTheVendorDoesNotCountForTheModel() {
        assertThat(dispatch.count(dispatch.journey(failing(Fault.UNSUPPORTED_PARAMETER))))
                .isEmpty();
        assertThat(dispatch.count(dispatch.journey(dispatch.provider("a", TestDispatch.serves()))))
                .isEmpty();
    }

    @Test
    void otherFailuresAreToldAsSuch() {
        TestJourney journey = dispatch.journey(failing(Fault.REJECTED));
        assertThatThrownBy(() -> dispatch.count(journey)).isInstanceOf(ProviderException.class);
    }

    private ProviderInstance failing(Fault fault) {
        TokenCounter counter = (_, _) -> {
            throw new ProviderException(fault, "it failed");
        };
        return dispatch.instance("a", counter);
    }
}
