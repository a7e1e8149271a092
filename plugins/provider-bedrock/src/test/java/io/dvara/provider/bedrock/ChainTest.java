package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.TestCall;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS's chain over profiles of a file, with the machine's metadata switched off. */
class ChainTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @BeforeEach
    void readProfilesOfTheTest() throws IOException {
        System.setProperty("aws.disableEc2Metadata", "true");
        System.setProperty("aws.configFile", folder.resolve("none").toString());
        System.setProperty(
                "aws.sharedCredentialsFile", folder.resolve("profiles").toString());
        Files.writeString(folder.resolve("profiles"), """
                [plain]
                aws_access_key_id = AKIDPLAIN
                aws_secret_access_key = a-secret
                [slow]
                credential_process = sleep 5
                [dying]
                credential_process = sh %s
                """.formatted(process()));
    }

    @AfterEach
    void readNoProfilesOfTheTest() {
        System.clearProperty("aws.disableEc2Metadata");
        System.clearProperty("aws.configFile");
        System.clearProperty("aws.sharedCredentialsFile");
    }

    /** Each of its keys has another name and dies within the time in which the library renews them. */
    private Path process() throws IOException {
        Instant soon = Instant.now().plusSeconds(10).truncatedTo(ChronoUnit.SECONDS);
        return Files.writeString(folder.resolve("process"), """
                echo x >> %1$s/asked
                echo '{"Version":1,"AccessKeyId":"AKID'$(wc -l < %1$s/asked)'","SecretAccessKey":"s","Expiration":"%2$s"}'
                """.formatted(folder, soon));
    }

    @Test
    void findsTheKeysOfAProfile() {
        assertThat(asked("plain")).isEqualTo("AKIDPLAIN");
    }

    @Test
    void renewsKeysThatDie() {
        try (Keys keys = new Keys("dying")) {
            assertThat(keys.ask(PATIENCE)).startsWith("AKID").endsWith("1");
            assertThat(keys.ask(PATIENCE)).startsWith("AKID").endsWith("2");
        }
    }

    @Test
    void waitsNoLongerThanTheCallHasTime() {
        try (Keys keys = new Keys("slow")) {
            assertThatThrownBy(() -> keys.ask(Duration.ofMillis(50)))
                    .isInstanceOfSatisfying(
                            ProviderException.class,
                            failure -> assertThat(failure.fault()).isEqualTo(Fault.TIMED_OUT));
        }
    }

    @Test
    void namesTheSettingsWhenThereAreNoKeys() {
        Signing signing = new Signing(
                Chain.of(Optional.of("absent"), Clock.systemUTC()),
                new Signature("bedrock", "us-east-1", Clock.systemUTC()),
                "bedrock");
        HttpCall call = HttpCall.get(URI.create("https://localhost/a"), HttpHeaders.NONE);
        assertThatThrownBy(() -> signing.admit(call, TestCall.plain()))
                .isInstanceOfSatisfying(ProviderException.class, refusal -> {
                    assertThat(refusal.fault()).isEqualTo(Fault.CREDENTIAL_REFUSED);
                    assertThat(refusal.getMessage())
                            .contains("BEDROCK_API_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
                });
        signing.close();
    }

    private static String asked(String profile) {
        try (Keys keys = new Keys(profile)) {
            return keys.ask(PATIENCE);
        }
    }

    private record Keys(Signing.Keys found) implements AutoCloseable {

        /** Between two questions so much time passes that keys are not kept. */
        Keys(String profile) {
            this(Chain.of(Optional.of(profile), hurrying()));
        }

        private static Clock hurrying() {
            AtomicInteger questions = new AtomicInteger();
            InstantSource source = () -> Instant.EPOCH.plus(KeptKeys.KEPT.multipliedBy(questions.getAndIncrement()));
            return source.withZone(ZoneOffset.UTC);
        }

        String ask(Duration patience) {
            return found.source().ask(patience).accessKeyId();
        }

        @Override
        public void close() {
            found.close().run();
        }
    }
}
