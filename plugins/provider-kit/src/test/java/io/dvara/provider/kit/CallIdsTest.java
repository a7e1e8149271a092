package io.dvara.provider.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AllowedIdsTest {

    private final AllowedIds ids = new AllowedIds(Pattern.compile("[^a-z0-9_]"), 20);

    @Test
    void keepsWhatIsAllowed() {
        assertThat(ids.ofCall("call_1", "look")).isEqualTo("call_1");
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
}
