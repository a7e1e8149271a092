package io.dvara.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    @DisplayName("R-39: never prints its value")
    void neverPrintsItsValue() {
        Secret secret = Secret.of("sk-canary");
        assertThat(secret.reveal()).isEqualTo("sk-canary");
        assertThat("%s %s".formatted(secret, List.of(secret))).doesNotContain("canary");
    }

    @Test
    void asksItsSourceAtEachUse() {
        Iterator<String> values = List.of("old", "new").iterator();
        Secret secret = Secret.from(values::next);
        assertThat(secret.reveal()).isEqualTo("old");
        assertThat(secret.reveal()).isEqualTo("new");
    }
}
