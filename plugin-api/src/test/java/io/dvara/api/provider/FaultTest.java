package io.dvara.api.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.provider.Fault.Blame;
import io.dvara.api.provider.Fault.Elsewhere;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {

    @ParameterizedTest
    @EnumSource
    void blamesTheCallerForStatusesOfTheCallerAlone(Fault fault) {
        boolean callerStatus = fault.status() / 100 == 4 && fault.status() != 429;
        assertThat(fault.blame() == Blame.CALLER).isEqualTo(callerStatus);
    }

    @ParameterizedTest
    @EnumSource
    void mayBeServedElsewhereWheneverTheProviderIsToBlame(Fault fault) {
        if (fault.blame() == Blame.PROVIDER) {
            assertThat(fault.elsewhere()).isEqualTo(Elsewhere.MAY_SERVE);
        }
    }

    @Test
    void namesTheFieldThatIsNotSupported() {
        ProviderException refusal = ProviderException.unsupported("seed", "the vendor takes no seed");
        assertThat(refusal.fault()).isEqualTo(Fault.UNSUPPORTED_PARAMETER);
        assertThat(refusal.details().field()).contains("seed");
        assertThat(refusal).hasMessage("the vendor takes no seed");
    }
}
