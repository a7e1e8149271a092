package io.dvara.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Role;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokenEstimateTest {

    @Test
    @DisplayName("R-29: a prompt that nobody counts is estimated by its bytes")
    void growsWithTheBytesOfThePrompt() {
        assertThat(tokens("")).isEqualTo(4);
        assertThat(tokens("abcdefgh")).isEqualTo(6);
        assertThat(tokens("日本語の文章。")).isEqualTo(10);
    }

    private static long tokens(String text) {
        return TokenEstimate.of(
                ChatRequest.of("m", List.of(Message.of(Role.USER, text))).build());
    }
}
