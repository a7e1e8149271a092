package io.dvara.provider.cohere;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Model;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.TestCall;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.cohere.com",
                "https://api.cohere.com/",
                "https://api.cohere.com/v1",
                "https://api.cohere.com/v2/"
            })
    void understandsBaseUrlsWithAndWithoutAVersion(String baseUrl) {
        CannedVendor vendor = CannedVendor.answering(
                200,
                Asking.provider(CannedVendor.answering(200, "{}"))
                        .rehearsal(Delivery.WHOLE)
                        .body());
        try (Stream<?> chunks =
                Asking.provider(vendor, baseUrl).chat(Asking.ask(Asking.PLAIN).build(), TestCall.plain())) {
            assertThat(chunks).isNotEmpty();
        }
        assertThat(vendor.asked().uri()).hasToString("https://api.cohere.com/v2/chat");
        assertThat(vendor.asked().headers().first("Authorization")).contains("Bearer " + Asking.KEY.reveal());
    }

    @Test
    void saysWhatModelsCanDoWhereTheVendorTells() {
        CannedVendor vendor = CannedVendor.answering(
                200,
                "{'models':[{'name':'a','endpoints':['chat'],'context_length':128000,'features':['vision','tools','json_mode']},"
                                .replace('\'', '"')
                        + "{'name':'e','endpoints':['embed'],'features':null},{'name':'r','endpoints':['rerank']}]}"
                                .replace('\'', '"'));
        List<Model> models = Asking.provider(vendor).models(TestCall.plain());
        assertThat(models).extracting(Model::id).containsExactly("a", "e");
        Model.Traits traits = models.getFirst().traits();
        assertThat(traits.vision()).contains(true);
        assertThat(traits.toolCalls()).contains(true);
        assertThat(traits.structuredOutputs()).contains(false);
        assertThat(traits.maxContextTokens()).hasValue(128_000);
        assertThat(models.getLast().traits().vision()).isEqualTo(Optional.empty());
        assertThat(models.getLast().traits().streaming()).contains(false);
    }

    @Test
    void followsTheListToItsLastPage() {
        CannedVendor vendor = CannedVendor.answering(
                200, "{\"models\":[{\"name\":\"a\",\"endpoints\":[\"chat\"]}],\"next_page_token\":\"n x\"}");
        assertThat(Asking.provider(vendor).models(TestCall.plain())).hasSize(20);
        assertThat(vendor.asked().uri().getRawQuery()).isEqualTo("page_size=1000&page_token=n+x");
    }
}
