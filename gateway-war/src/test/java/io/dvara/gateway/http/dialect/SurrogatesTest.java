package io.dvara.gateway.http.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurrogatesTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1022, 1023, 1024, 1025, 5000})
    void findsAHalfAnywhereAndTakesPairs(int before) {
        String lead = "x".repeat(before);
        assertThat(Surrogates.wellFormed(lead)).isTrue();
        assertThat(Surrogates.wellFormed(lead + "\uD83D\uDE00 tail")).isTrue();
        assertThat(Surrogates.wellFormed(lead + "\uFFFD\uE000\uD7FF")).isTrue();
        assertThat(Surrogates.wellFormed(lead + "\uD83D tail")).isFalse();
        assertThat(Surrogates.wellFormed(lead + "\uDE00")).isFalse();
        assertThat(Surrogates.replaced(lead + "\uDE00!")).isEqualTo(lead + "\uFFFD!");
    }
}
