package io.dvara.provider.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallIdsTest {

    private final CallIds ids = new CallIds(AllowedIds.cleaned(Pattern.compile("[^a-z0-9_]"), 20));

    @Test
    void keepsWhatIsAllowed() {
        assertThat(ids.ofCall("call_1", "look")).isEqualTo("call_1");
        assertThat(ids.ofResult("call_1", "look")).isEqualTo("call_1");
    }

    @Test
    void replacesAlikeInCallAndResultAndKeepsIdsApart() {
        String replaced = ids.ofCall("call|1", "look");
        assertThat(replaced).matches("[a-z0-9_]{1,20}").isEqualTo(ids.ofResult("call|1", "look"));
        assertThat(replaced).isNotEqualTo(ids.ofCall("call/1", "look"));
    }

    @Test
    void shortensWhatIsTooLongAndKeepsIdsApart() {
        String one = ids.ofCall("a".repeat(30), "look");
        assertThat(one).matches("[a-z0-9_]{1,20}").isNotEqualTo(ids.ofCall("a".repeat(31), "look"));
    }

    @Test
    void anIdThatComesTwiceIsToldApartAndItsResultsFollow() {
        assertThat(ids.ofCall("call_1", "look")).isEqualTo("call_1");
        assertThat(ids.ofResult("call_1", "")).isEqualTo("call_1");
        assertThat(ids.ofCall("call_1", "look")).isEqualTo("call_1_2");
        assertThat(ids.ofResult("call_1", "")).isEqualTo("call_1_2");
    }

    @Test
    void anIdMayComeAgainInANewTurn() {
        assertThat(ids.ofCall("call_1", "look")).isEqualTo("call_1");
        ids.nextTurn();
        assertThat(ids.ofResult("call_1", "")).isEqualTo("call_1");
        assertThat(ids.ofCall("call_1", "look")).isEqualTo("call_1");
        assertThat(ids.ofCall("call_1", "look")).isEqualTo("call_1_2");
    }

    @Test
    void callsOfOneIdInOneTurnAreAnsweredInTheirOrder() {
        assertThat(ids.ofCall("call_1", "look")).isEqualTo("call_1");
        assertThat(ids.ofCall("call_1", "look")).isEqualTo("call_1_2");
        assertThat(ids.ofResult("call_1", "")).isEqualTo("call_1");
        assertThat(ids.ofResult("call_1", "")).isEqualTo("call_1_2");
        assertThat(ids.ofResult("call_1", "")).isEqualTo("call_1_2");
    }

    @Test
    void aResultWithoutAnIdBelongsToTheFirstCallOfItsName() {
        assertThat(ids.ofCall("", "look")).isEqualTo("call_1");
        assertThat(ids.ofCall("", "hear")).isEqualTo("call_2");
        assertThat(ids.ofResult("", "hear")).isEqualTo("call_2");
        assertThat(ids.ofResult("", "")).isEqualTo("call_1");
        assertThat(ids.ofResult("", "")).isEqualTo("call_unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c1", "call_PTLP8xhu3uwZk4l3nlnrrJha", "turn|ü", "a b", "0"})
    void idsOfOtherVendorsGetTheLengthThatIsTaken(String id) {
        UnaryOperator<String> nine = AllowedIds.lettersAndDigits(9);
        assertThat(nine.apply(id))
                .matches("[a-z0-9]{9}")
                .isEqualTo(nine.apply(id))
                .isNotEqualTo(nine.apply(id + "2"));
        assertThat(nine.apply("3WK7mDs2x")).isEqualTo("3WK7mDs2x");
    }
}
