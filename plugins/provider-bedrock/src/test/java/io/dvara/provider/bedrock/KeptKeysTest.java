package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

class KeptKeysTest {

    private static final Instant BEGIN = Instant.parse("2026-11-25T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private Instant now = BEGIN;
    private Instant expiry = BEGIN.plus(Duration.ofHours(1));
    private int asked;

    private final KeptKeys keys = new KeptKeys(this::fresh, moving());

    @Test
    void asksOnceForRequestsOfTheSameSeconds() {
        assertThat(keys.ask(PATIENCE).accessKeyId()).isEqualTo("1");
        now = now.plus(KeptKeys.KEPT).minusMillis(1);
        assertThat(keys.ask(PATIENCE).accessKeyId()).isEqualTo("1");
    }

    @Test
    void seesKeysThatWereChangedWithinSeconds() {
        keys.ask(PATIENCE);
        now = now.plus(KeptKeys.KEPT);
        assertThat(keys.ask(PATIENCE).accessKeyId()).isEqualTo("2");
    }

    @Test
    void leavesItToTheSourceToRenewKeysThatAreAboutToExpire() {
        expiry = now.plus(KeptKeys.RENEWAL).plusSeconds(2);
        keys.ask(PATIENCE);
        now = now.plusSeconds(1);
        assertThat(keys.ask(PATIENCE).accessKeyId()).isEqualTo("1");
        now = now.plusSeconds(1);
        assertThat(keys.ask(PATIENCE).accessKeyId()).isEqualTo("2");
        assertThat(keys.ask(PATIENCE).accessKeyId()).isEqualTo("3");
    }

    @Test
    void keepsKeysThatDoNotTellWhenTheyExpireForASecondAlone() {
        KeptKeys untold = new KeptKeys(_ -> AwsBasicCredentials.create(Integer.toString(++asked), "secret"), moving());
        assertThat(untold.ask(PATIENCE).accessKeyId()).isEqualTo("1");
        now = now.plus(KeptKeys.UNTOLD).minusMillis(1);
        assertThat(untold.ask(PATIENCE).accessKeyId()).isEqualTo("1");
        now = now.plusMillis(1);
        assertThat(untold.ask(PATIENCE).accessKeyId()).isEqualTo("2");
    }

    @Test
    void asksAgainAfterAFailure() {
        asked = -1;
        assertThatThrownBy(() -> keys.ask(PATIENCE)).isInstanceOf(ProviderException.class);
        assertThat(keys.ask(PATIENCE).accessKeyId()).isEqualTo("1");
    }

    private AwsCredentials fresh(Duration patience) {
        asked++;
        if (asked == 0) {
            throw new ProviderException(Fault.TIMED_OUT, "AWS gave the gateway no credentials in time");
        }
        return AwsSessionCredentials.builder()
                .accessKeyId(Integer.toString(asked))
                .secretAccessKey("secret")
                .sessionToken("token")
                .expirationTime(expiry)
                .build();
    }

    private Clock moving() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }
}
