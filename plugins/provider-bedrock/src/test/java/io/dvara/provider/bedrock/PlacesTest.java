package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.Secret;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.TestContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

    @ParameterizedTest
    @CsvSource({
        "eu-central-1, , eu-central-1, https://bedrock-runtime.eu-central-1.amazonaws.com, https://bedrock.eu-central-1.amazonaws.com",
        "cn-north-1, , cn-north-1, https://bedrock-runtime.cn-north-1.amazonaws.com.cn, https://bedrock.cn-north-1.amazonaws.com.cn",
        ", https://bedrock-runtime-fips.us-gov-west-1.amazonaws.com, us-gov-west-1, https://bedrock-runtime-fips.us-gov-west-1.amazonaws.com, https://bedrock-fips.us-gov-west-1.amazonaws.com",
        ", https://vpce-0a1.bedrock-runtime.us-west-2.vpce.amazonaws.com/, us-west-2, https://vpce-0a1.bedrock-runtime.us-west-2.vpce.amazonaws.com, https://vpce-0a1.bedrock-runtime.us-west-2.vpce.amazonaws.com",
        "eu-west-1, http://localhost:4566, eu-west-1, http://localhost:4566, http://localhost:4566",
        ", http://localhost:4566, us-east-1, http://localhost:4566, http://localhost:4566"
    })
    void aRegionOrAnAddressTellsWhereTheModelsAre(
            String region, String baseUrl, String signed, String runtime, String control) {
        Places places = Places.of(settings(region, baseUrl));
        assertThat(places.region()).isEqualTo(signed);
        assertThat(places.model("a", "converse")).isEqualTo(URI.create(runtime + "/model/a/converse"));
        assertThat(places.control().resolve("foundation-models")).isEqualTo(URI.create(control + "/foundation-models"));
    }

    @Test
    void theMarksOfAnArnAreEscaped() {
        assertThat(Places.of(settings("us-east-1", null))
                        .model("arn:aws:bedrock:us-east-1:1:inference-profile/us.amazon.nova-lite-v1:0", "converse")
                        .getRawPath())
                .isEqualTo("/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Ainference-profile%2F"
                        + "us.amazon.nova-lite-v1%3A0/converse");
    }

    @ParameterizedTest
    @CsvSource({", AWS_REGION", "'', AWS_REGION", "US East, AWS_REGION"})
    void aRegionThatIsMissingOrNoneIsToldByItsSetting(String region, String setting) {
        assertThatThrownBy(() -> Places.of(settings(region, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(setting);
    }

    @Test
    void eachInstanceHasARegionAndAKeyOfItsOwn() {
        CannedVendor vendor = CannedVendor.answering(200, Rehearsal.WHOLE.body());
        for (String region : List.of("us-east-1", "eu-west-3")) {
            BedrockSettings settings = new BedrockSettings(
                    Optional.empty(),
                    Optional.of(Secret.of("key-of-" + region)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(region),
                    Optional.empty(),
                    List.of());
            try (BedrockProvider provider = new BedrockProvider(settings, TestContext.over(vendor, region));
                    var chunks = provider.chat(
                            Asking.ask(Asking.NOVA).build(), io.dvara.testkit.provider.TestCall.plain())) {
                assertThat(chunks.count()).isPositive();
            }
            assertThat(vendor.asked().uri().getHost()).contains(region);
            assertThat(vendor.asked().headers().first("Authorization")).contains("Bearer key-of-" + region);
        }
    }

    @Test
    void halfAnAccessKeyIsToldByTheOtherHalf() {
        BedrockSettings half = new BedrockSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.of("AKID"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("us-east-1"),
                Optional.empty(),
                List.of());
        assertThatThrownBy(() -> new BedrockProvider(half, TestContext.named("bedrock")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BEDROCK_SECRET_ACCESS_KEY");
    }

    private static BedrockSettings settings(String region, String baseUrl) {
        return new BedrockSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(region),
                Optional.ofNullable(baseUrl).map(URI::create),
                List.of());
    }
}
