package io.dvara.gateway.http.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorIdsTest {

    private static final VendorIds.Owned ANSWER = new VendorIds.Owned("acme", "resp_68af4030592c8195");

    private final VendorIds ids = new VendorIds("a");
    private final VendorIds keyless = new VendorIds("");

    @Test
    void findsWhoKeepsAnAnswerOfTheSameCaller() {
        assertThat(ids.owned(ids.told(ANSWER))).contains(ANSWER);
        assertThat(keyless.owned(keyless.told(ANSWER))).contains(ANSWER);
    }

    @Test
    void anAnswerHasOneIdThatGoesIntoAPath() {
        assertThat(ids.told(ANSWER)).isEqualTo(ids.told(ANSWER)).matches("[\\w-]{20,200}");
        assertThat(keyless.told(ANSWER)).isEqualTo(keyless.told(ANSWER)).matches("[\\w-]{20,200}");
    }

    @Test
    void anotherCallersAnswerIsGone() {
        assertGone(new VendorIds("b"), ids.told(ANSWER));
        assertGone(keyless, ids.told(ANSWER));
        assertGone(ids, keyless.told(ANSWER));
    }

    @Test
    void nobodyLearnsTheVendorsIdFromThatOfAnotherCaller() {
        byte[] told = Base64.getUrlDecoder().decode(ids.told(ANSWER).substring("resp_ds".length()));
        assertThat(new String(told, StandardCharsets.ISO_8859_1)).doesNotContain("resp_", "acme");
    }

    @Test
    void anIdThatWasChangedIsGone() {
        String id = ids.told(ANSWER);
        for (int i = "resp_ds".length(); i < id.length() - 1; i++) {
            char other = id.charAt(i) == 'A' ? 'B' : 'A';
            assertGone(ids, id.substring(0, i) + other + id.substring(i + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"resp_ds", "resp_ds!", "resp_dsAAAAAAAAAAAAAAAAAAAAAA", "resp_dnYQ"})
    void whatIsNoIdOfOursThoughItLooksLikeOneIsGone(String id) {
        assertGone(ids, id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "resp_68af", "resp_dv12", "msg_dv12"})
    void otherIdsAreLeftToOthers(String id) {
        assertThat(ids.owned(id)).isEmpty();
        assertThat(keyless.owned(id)).isEmpty();
    }

    private static void assertGone(VendorIds ids, String id) {
        assertThatThrownBy(() -> ids.owned(id))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .hasMessage("Response with id '" + id + "' not found.");
    }
}
