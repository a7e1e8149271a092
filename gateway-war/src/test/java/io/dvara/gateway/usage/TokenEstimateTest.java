package io.dvara.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Role;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokenEstimateTest {

    private static final int AROUND = 4;

    @Test
    @DisplayName("R-29: a prompt that nobody counts is counted by a tokenizer")
    void countsWhatATokenizerDoes() {
        assertThat(tokens("")).isEqualTo(AROUND);
        assertThat(tokens("Hello there, all of you")).isEqualTo(AROUND + 6);
        assertThat(tokens("日本語の文章。")).isEqualTo(AROUND + 7);
        assertThat(tokens("<|endoftext|>")).isEqualTo(AROUND + 7);
    }

    @Test
    @DisplayName("R-29: of a long text the beginning is counted, and the rest taken to be like it")
    void takesTheRestOfALongTextToBeLikeItsBeginning() {
        String sentence = "Sixty-four characters of a prompt, quotes and a line end too, eh.";
        long once = tokens(sentence.repeat(60)) - AROUND;
        assertThat(tokens(sentence.repeat(6_000)) - AROUND).isBetween(once * 98, once * 102);
    }

    @Test
    void countsHalvesOfSurrogatePairsToo() {
        assertThat(tokens("x".repeat(4_095) + "😀".repeat(10))).isPositive();
        assertThat(tokens("\uD83D")).isPositive();
    }

    @Test
    @DisplayName("R-29: an answer in pieces counts as the whole does")
    void countsPiecesAsTheWhole() {
        Told said = new Told();
        for (String piece : "Hello there, all of you".split("(?<=\\G..)")) {
            said.add(piece);
        }
        assertThat(said.tokens()).isEqualTo(6);
    }

    private static long tokens(String text) {
        return TokenEstimate.of(
                ChatRequest.of("m", List.of(Message.of(Role.USER, text))).build());
    }
}
