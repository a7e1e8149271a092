package io.dvara.provider.anthropic;

import static io.dvara.provider.anthropic.Sending.ask;
import static io.dvara.provider.anthropic.Sending.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Sampling;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.TestCall;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherFieldsTest {

    @Test
    void passesTheVendorsOwnWordsOnForClientsOfAnyDialect() {
        String own = "{'thinking':{'type':'disabled'},'container':'c1','mcp_servers':[{'name':'m'}],"
                + "'context_management':{'edits':[]},'cache_control':{'type':'ephemeral'},'speed':'fast'}";
        Sending sending = Sending.of(ask(Sending.BUDGETED).extra(json(own)));
        assertThat(sending.body()).containsAllEntriesOf(json(own));
        assertThat(sending.dropped()).isEmpty();
    }

    @Test
    void passesEverythingOnForTheVendorsOwnDialect() {
        String extra = "{'new_field':1,'metadata':{'user_id':'u','more':2}}";
        Sending sending =
                Sending.of(ask(Sending.BUDGETED).dialect(Dialect.MESSAGES).extra(json(extra)));
        assertThat(sending.body()).containsAllEntriesOf(json(extra));
    }

    @Test
    void namesTheEndUserAndLeavesOtherMetadataOut() {
        Sending sending = Sending.of(
                ask(Sending.BUDGETED).extra(json("{'metadata':{'job':'7'},'safety_identifier':'s','store':true}")));
        assertThat(sending.member("metadata")).isEqualTo("{'user_id':'s'}");
        assertThat(sending.dropped()).containsExactlyInAnyOrder("metadata.job", "store");
        assertThat(Sending.of(ask(Sending.BUDGETED).user("u").extra(json("{'safety_identifier':'s'}")))
                        .member("metadata"))
                .isEqualTo("{'user_id':'u'}");
    }

    @Test
    void translatesTheServiceTier() {
        assertThat(tier("auto").member("service_tier")).isEqualTo("'auto'");
        assertThat(tier("default").member("service_tier")).isEqualTo("'standard_only'");
        assertThat(tier("flex").dropped()).containsExactly("service_tier");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'logit_bias':{'1':2}}",
                "{'modalities':['text','audio']}",
                "{'audio':{'voice':'a'}}",
                "{'web_search_options':{}}",
                "{'new_field':1}"
            })
    void refusesWhatWouldChangeTheAnswerByItsName(String extra) {
        String name = json(extra).keySet().iterator().next();
        assertThatThrownBy(() -> Sending.of(ask(Sending.BUDGETED).extra(json(extra))))
                .isInstanceOfSatisfying(ProviderException.class, refusal -> {
                    assertThat(refusal.fault()).isEqualTo(Fault.UNSUPPORTED_PARAMETER);
                    assertThat(refusal.details().field()).contains(name);
                    assertThat(refusal.getMessage()).contains(name, "Anthropic");
                });
    }

    @Test
    void takesWhatAsksForNothing() {
        String extra = "{'logit_bias':{},'modalities':['text'],'logprobs':false,'anything':null,'stream_options':{}}";
        Sending sending = Sending.of(ask(Sending.BUDGETED).extra(json(extra)));
        assertThat(sending.dropped()).isEmpty();
        assertThat(sending.body()).containsOnlyKeys("model", "max_tokens", "messages");
    }

    @Test
    void refusesStopsOfWhiteSpaceThatTheVendorRefuses() {
        Sampling sampling = Sampling.DEFAULTS.vary().stop(List.of("END", "\n")).build();
        assertThatThrownBy(() -> Sending.of(ask(Sending.BUDGETED).sampling(sampling)))
                .hasMessageContaining("stop");
    }

    @Test
    @DisplayName("R-30: works without a limit of the caller")
    void saysTheLongestAnswerWhenTheCallerSaysNone() {
        assertThat(Sending.of(ask("claude-3-5-haiku-latest")).member("max_tokens"))
                .isEqualTo("8192");
        assertThat(Sending.of(ask("claude-opus-5-5")).member("max_tokens")).isEqualTo("128000");
        RequestWriter bounded = new RequestWriter(Sending.JSON, OptionalInt.of(500));
        assertThat(bounded.write(ask(Sending.BUDGETED).build(), TestCall.plain())
                        .body()
                        .getInt("max_tokens"))
                .isEqualTo(500);
    }

    private static Sending tier(String tier) {
        return Sending.of(ask(Sending.BUDGETED).extra(json("{'service_tier':'" + tier + "'}")));
    }
}
