package io.dvara.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Rehearsed;
import io.dvara.testkit.provider.CannedVendor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RehearsalTest {

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void theProviderReadsItsOwnRehearsal(Delivery delivery) {
        Rehearsed.VendorAnswer played =
                Asking.provider(CannedVendor.answering(200, "")).rehearsal(delivery);
        ChatAnswer answer = ChatAnswer.fold(Asking.chat(
                CannedVendor.answering(200, played.body()),
                Sending.ask(Sending.BUDGETED).delivery(delivery).build())
                .stream());
        assertThat(answer.choices().getFirst().message().text()).isEqualTo("All is well.");
        assertThat(answer.choices().getFirst().finish()).isPresent();
        assertThat(answer.usage()).isPresent();
    }
}
