package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Sampling;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.TestCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {

    @Test
    void theVendorsOwnFieldsGoOn() {
        String own = "{'guardrailConfig':{'guardrailIdentifier':'a','guardrailVersion':'1'},"
                + "'performanceConfig':{'latency':'optimized'},'requestMetadata':{'team':'x'},"
                + "'serviceTier':{'type':'flex'},'additionalModelResponseFieldPaths':['/a'],"
                + "'promptVariables':{'a':{'text':'b'}}}";
        Asking sent = Asking.of(Asking.ask(Asking.NOVA).extra(Asking.json(own)));
        Asking.json(own).forEach((name, value) -> assertThat(sent.body()).containsEntry(name, value));
        assertThat(sent.dropped()).isEmpty();
    }

    @Test
    void metadataBecomesLabelsAsFarAsTheVendorTakesThem() {
        Asking sent = Asking.of(Asking.ask(Asking.NOVA).extra(Asking.json("{'metadata':{'team':'x','bad!':'y'}}")));
        assertThat(sent.member("requestMetadata")).isEqualTo("{'team':'x'}");
        assertThat(sent.dropped()).containsExactly("metadata.bad!");
    }

    @ParameterizedTest
    @CsvSource({"auto, ''", "default, default", "flex, flex", "priority, priority", "standard_only, default"})
    void aServiceTierIsToldInTheVendorsWords(String tier, String type) {
        Asking sent = Asking.of(Asking.ask(Asking.NOVA).extra(Asking.json("{'service_tier':'" + tier + "'}")));
        assertThat(sent.member("serviceTier")).isEqualTo(type.isEmpty() ? "" : "{'type':'" + type + "'}");
        assertThat(sent.dropped()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"logit_bias", "audio", "web_search_options", "new_parameter"})
    @DisplayName("R-17: what has no form is refused by its name")
    void whatHasNoFormIsRefused(String name) {
        assertRefused(Asking.ask(Asking.NOVA).extra(Asking.json("{'" + name + "':{'a':1}}")), name);
    }

    @Test
    void whatTheVendorCannotDoIsRefused() {
        assertRefused(
                Asking.ask(Asking.NOVA)
                        .sampling(Sampling.DEFAULTS.vary().choices(2).build()),
                "n");
        assertRefused(Asking.ask(Asking.NOVA).topLogprobs(0), "logprobs");
        assertRefused(
                Asking.ask(Asking.NOVA)
                        .sampling(Sampling.DEFAULTS.vary().stop(List.of(" ")).build()),
                "stop");
    }

    @Test
    void harmlessFieldsAreToldAsLeftOut() {
        Asking sent = Asking.of(Asking.ask(Asking.NOVA)
                .user("u")
                .extra(Asking.json("{'prompt_cache_key':'k','store':false,'logit_bias':{},'stream_options':{}}")));
        assertThat(sent.dropped()).containsExactlyInAnyOrder("user", "prompt_cache_key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anthropic.claude-3-haiku-20240307-v1:0 | {'top_k':5} | seed,frequency_penalty",
                "amazon.nova-lite-v1:0 | {'inferenceConfig':{'topK':5}} | seed,frequency_penalty",
                "cohere.command-r-v1:0 | {'seed':7,'frequency_penalty':0.5,'k':5} |",
                "ai21.jamba-1-5-mini-v1:0 | {'frequency_penalty':0.5} | seed,top_k",
                "us.meta.llama3-3-70b-instruct-v1:0 | | seed,frequency_penalty,top_k"
            })
    void dialsAreToldInTheWordsOfTheMake(String model, String fields, String dropped) {
        Sampling sampling = Sampling.DEFAULTS
                .vary()
                .seed(7)
                .frequencyPenalty(0.5)
                .presencePenalty(0)
                .topK(5)
                .build();
        Asking sent = Asking.of(Asking.ask(model).sampling(sampling));
        assertThat(sent.member("additionalModelRequestFields"))
                .isEqualTo(Optional.ofNullable(fields).orElse(""));
        assertThat(String.join(",", sent.dropped()))
                .isEqualTo(Optional.ofNullable(dropped).orElse(""));
    }

    @Test
    void modelsThatTakeOneDialOfTwoGetTheTemperature() {
        Sampling both = Sampling.DEFAULTS.vary().temperature(0.5).topP(0.9).build();
        Asking claude = Asking.of(Asking.ask(Asking.CLAUDE).sampling(both));
        assertThat(claude.member("inferenceConfig")).isEqualTo("{'temperature':0.5}");
        assertThat(claude.dropped()).containsExactly("top_p");
        assertThat(Asking.of(Asking.ask(Asking.NOVA).sampling(both)).member("inferenceConfig"))
                .isEqualTo("{'temperature':0.5,'topP':0.9}");
        Asking newest = Asking.of(Asking.ask("anthropic.claude-opus-4-8").sampling(both));
        assertThat(newest.member("inferenceConfig")).isEmpty();
        assertThat(newest.dropped()).containsExactlyInAnyOrder("temperature", "top_p");
    }

    @Test
    void aTemperatureAboveOneIsToldAsLeftOut() {
        Asking sent = Asking.of(Asking.ask(Asking.NOVA)
                .sampling(Sampling.DEFAULTS.vary().temperature(1.5).build()));
        assertThat(sent.member("inferenceConfig")).isEmpty();
        assertThat(sent.dropped()).containsExactly("temperature");
    }

    @Test
    @DisplayName("R-22: feature switches of Anthropic's clients pass to its models, those that are known")
    void knownSwitchesPass() {
        TestCall call =
                TestCall.plain().withClientHeader("anthropic-beta", "context-1m-2025-08-07, unknown-2025-01-01");
        assertThat(Asking.of(Asking.ask(Asking.CLAUDE), call).member("additionalModelRequestFields"))
                .isEqualTo("{'anthropic_beta':['context-1m-2025-08-07']}");
        assertThat(Asking.of(Asking.ask(Asking.NOVA), call).body()).doesNotContainKey("additionalModelRequestFields");
    }

    @Test
    void whoWantsToKnowTheStopTextIsToldIt() {
        ChatRequest.Builder request = Asking.ask(Asking.CLAUDE)
                .dialect(Dialect.MESSAGES)
                .sampling(Sampling.DEFAULTS.vary().stop(List.of("END")).build());
        assertThat(Asking.of(request).member("additionalModelResponseFieldPaths"))
                .isEqualTo("['/delta/stop_sequence']");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IMAGE | image/png | {'image':{'format':'png','source':{'bytes':'AAAA'}}}",
                "IMAGE | image/jpg | {'image':{'format':'jpeg','source':{'bytes':'AAAA'}}}",
                "VIDEO | video/mp4 | {'video':{'format':'mp4','source':{'bytes':'AAAA'}}}",
                "VIDEO | video/3gpp | {'video':{'format':'three_gp','source':{'bytes':'AAAA'}}}",
                "AUDIO | audio/mpeg | {'audio':{'format':'mp3','source':{'bytes':'AAAA'}}}",
                "AUDIO | audio/x-wav | {'audio':{'format':'wav','source':{'bytes':'AAAA'}}}",
                "DOCUMENT | image/webp | {'image':{'format':'webp','source':{'bytes':'AAAA'}}}"
            })
    @DisplayName("R-23: media go along in the vendor's formats")
    void mediaGoAlong(Part.Kind kind, String type, String block) {
        assertThat(content(kind, new Media.Inline(type, "AA\nAA"))).contains(block);
    }

    @Test
    @DisplayName("R-23: what lies in S3 is named by its address, other addresses are refused")
    void whatLiesInS3IsNamedByItsAddress() {
        assertThat(content(Part.Kind.VIDEO, new Media.Remote("s3://bucket/a.mov", Optional.empty())))
                .contains("{'video':{'format':'mov','source':{'s3Location':{'uri':'s3://bucket/a.mov'}}}}");
        Part web = attachment(Part.Kind.IMAGE, new Media.Remote("https://x.example/a.png", Optional.empty()));
        assertRefused(Asking.ask(Asking.NOVA, Asking.said(Role.USER, web)), "messages[0].content[0]");
        Part tiff = attachment(Part.Kind.IMAGE, new Media.Inline("image/tiff", "AAAA"));
        assertRefused(Asking.ask(Asking.NOVA, Asking.said(Role.USER, tiff)), "messages[0].content[0]");
    }

    @Test
    @DisplayName("R-23: what lies in the web goes along where the gateway fetches it")
    void whatLiesInTheWebGoesAlongWhereItIsFetched() {
        Media remote = new Media.Remote("https://x.example/a", Optional.empty());
        TestCall call = TestCall.plain()
                .withMedia(Map.of("https://x.example/a", new Media.Inline("application/pdf", "JVBERi0=")));
        Part document = attachment(Part.Kind.DOCUMENT, remote);
        assertThat(Asking.of(Asking.ask(Asking.NOVA, Asking.said(Role.USER, document)), call)
                        .member("messages"))
                .contains("'format':'pdf'")
                .contains("'source':{'bytes':'JVBERi0='}");
        assertThatThrownBy(() -> Asking.of(Asking.ask(Asking.NOVA, Asking.said(Role.USER, document))))
                .hasMessageContaining("dvara.media.fetch");
    }

    @Test
    void blocksInTheVendorsWordsGoOn() {
        Part guarded = new Part.Opaque(Asking.json("{'guardContent':{'text':{'text':'a'}}}"));
        assertThat(Asking.of(Asking.ask(Asking.NOVA, Asking.said(Role.USER, guarded)))
                        .member("messages"))
                .contains("[{'guardContent':{'text':{'text':'a'}}}]");
    }

    private static String content(Part.Kind kind, Media media) {
        return Asking.of(Asking.ask(Asking.NOVA, Asking.said(Role.USER, attachment(kind, media))))
                .member("messages");
    }

    private static Part attachment(Part.Kind kind, Media media) {
        return new Part.Attachment(kind, media, Optional.empty(), Extras.NONE);
    }

    private static void assertRefused(ChatRequest.Builder request, String field) {
        assertThatThrownBy(() -> Asking.of(request))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        refusal -> assertThat(refusal.details().field()).contains(field));
    }
}
