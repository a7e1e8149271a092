package io.dvara.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.testkit.provider.ProviderUnderTest.Stand;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** How a provider reads every golden answer, whole and streamed. */
final class AnswerCases {

    private final ProviderUnderTest subject;

    AnswerCases(ProviderUnderTest subject) {
        this.subject = subject;
    }

    Stream<DynamicTest> read(Delivery delivery) {
        return DynamicTest.stream(GoldenAnswer.all().stream(), GoldenAnswer::name, golden -> {
            String vendorWords = subject.form(golden.name(), member(delivery)).toString();
            ReadAnswer.of(chunks(golden, delivery)).assertIs(golden, vendorWords);
        });
    }

    /** */
    Stream<DynamicTest> usage() {
        return DynamicTest.stream(GoldenAnswer.all().stream(), GoldenAnswer::name, golden -> {
            ChatAnswer whole = ChatAnswer.fold(chunks(golden, Delivery.WHOLE).stream());
            ChatAnswer streamed = ChatAnswer.fold(chunks(golden, Delivery.STREAMED).stream());
            assertThat(streamed.usage()).isPresent().isEqualTo(whole.usage());
        });
    }

    private List<ChatChunk> chunks(GoldenAnswer golden, Delivery delivery) {
        ChatRequest request = subject.ask(golden, delivery);
        try (Stand stand = subject.stand()) {
            stand.upstream().enqueue(subject.script(golden.name(), delivery));
            try (Stream<ChatChunk> chunks = stand.chat().chat(request, TestCall.plain())) {
                return chunks.toList();
            }
        }
    }

    private static String member(Delivery delivery) {
        return delivery == Delivery.WHOLE ? "whole" : "stream";
    }
}
