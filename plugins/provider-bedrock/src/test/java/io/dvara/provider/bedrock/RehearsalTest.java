package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.Delivery;
import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpHeaders;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.TestCall;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RehearsalTest {

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void theProviderReadsItsOwnRehearsal(Delivery delivery) {
        CannedVendor vendor = CannedVendor.answering(200, Rehearsal.WHOLE.body());
        ChatAnswer answer = ChatAnswer.fold(
                Asking.chunks(vendor, Asking.ask(Asking.NOVA).delivery(delivery).build()).stream());
        assertThat(answer.choices().getFirst().message().text()).isEqualTo("All is well.");
        assertThat(answer.choices().getFirst().finish()).isPresent();
        assertThat(answer.usage()).isPresent();
    }

    @Test
    void asksNoPlaceForKeysInARehearsal() {
        Signing.Source none = _ -> {
            throw new AssertionError("a place was asked for keys");
        };
        Signature signature = new Signature("bedrock", "us-east-1", Clock.systemUTC());
        HttpCall admitted = new Signing(new Signing.Keys(none, () -> {}), signature, "bedrock")
                .admit(HttpCall.get(URI.create("https://localhost/a"), HttpHeaders.NONE), TestCall.rehearsed());
        assertThat(admitted.headers().first("Authorization"))
                .hasValueSatisfying(header -> assertThat(header).contains("Credential=rehearsed/"));
    }
}
