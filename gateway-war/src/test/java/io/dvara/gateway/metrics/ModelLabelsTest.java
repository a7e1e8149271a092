package io.dvara.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.gateway.TestSettings;
import io.dvara.gateway.config.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelLabelsTest {

    private final ModelLabels labels = new ModelLabels(settings(4));

    @Test
    void namesThatNobodyServesAreOther() {
        assertThat(labels.of(sample("made-up", "", 400))).isEqualTo("other");
    }

    @Test
    void namesBeyondTheBoundAreOther() {
        for (int i = 0; i < 4; i++) {
            assertThat(labels.of(sample("answered-" + i, "acme", 200))).isEqualTo("answered-" + i);
        }

        assertThat(labels.of(sample("answered-4", "acme", 200))).isEqualTo("other");
        assertThat(labels.of(sample("answered-0", "acme", 200))).isEqualTo("answered-0");
    }

    @Test
    void failuresCannotUseUpTheNamesOfAnswers() {
        assertThat(labels.of(sample("failed-0", "acme", 502))).isEqualTo("failed-0");
        assertThat(labels.of(sample("failed-1", "acme", 502))).isEqualTo("other");

        assertThat(labels.of(sample("answered", "acme", 200))).isEqualTo("answered");
    }

    @Test
    void listedModelsCountAsThemselvesHoweverTheyEnd() {
        labels.listed(Set.of("listed"));

        assertThat(labels.of(sample("listed", "", 429))).isEqualTo("listed");
    }

    private static RequestSample sample(String model, String provider, int status) {
        return new RequestSample(
                model,
                provider,
                status,
                "default",
                Duration.ZERO,
                Optional.empty(),
                Duration.ZERO,
                RequestSample.Tokens.NONE,
                java.util.OptionalLong.empty());
    }

    private static Settings settings(int maxModels) {
        Settings usual = TestSettings.usual();
        return new Settings(
                usual.requests(),
                usual.upstream(),
                usual.streams(),
                usual.plugins(),
                usual.server(),
                usual.access(),
                new Settings.Metrics(maxModels),
                usual.resilience(),
                usual.pricing(),
                usual.memory(),
                usual.media());
    }
}
