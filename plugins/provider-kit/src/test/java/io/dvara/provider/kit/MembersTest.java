package io.dvara.provider.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestJson;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MembersTest {

    private static final TestJson JSON = new TestJson();
    private static final JsonObject OBJECT = JSON.readObject(
            "{\"t\":\"x\",\"n\":1.5,\"w\":7,\"e\":1e3,\"big\":1e99,\"b\":true,\"z\":null,\"o\":{},\"a\":[1]}");

    @Test
    void readsMembersOfTheAskedType() {
        assertThat(Members.text(OBJECT, "t")).contains("x");
        assertThat(Members.number(OBJECT, "n")).hasValue(1.5);
        assertThat(Members.whole(OBJECT, "w")).hasValue(7);
        assertThat(Members.whole(OBJECT, "e")).hasValue(1000);
        assertThat(Members.index(OBJECT, "w")).hasValue(7);
        assertThat(Members.flag(OBJECT, "b")).contains(true);
        assertThat(Members.object(OBJECT, "o")).contains(JsonValue.EMPTY_JSON_OBJECT);
        assertThat(Members.array(OBJECT, "a")).hasSize(1);
    }

    @Test
    void takesNullAndOtherTypesForAbsent() {
        assertThat(Members.text(OBJECT, "z")).isEmpty();
        assertThat(Members.text(OBJECT, "w")).isEmpty();
        assertThat(Members.whole(OBJECT, "n")).isEmpty();
        assertThat(Members.whole(OBJECT, "big")).isEmpty();
        assertThat(Members.flag(OBJECT, "absent")).isEmpty();
        assertThat(Members.array(OBJECT, "o")).isEmpty();
    }

    @Test
    void keepsTheOtherMembers() {
        assertThat(Members.without(JSON.make(), OBJECT, Set.of("t", "n", "w", "e", "big", "b", "z", "o")))
                .containsOnlyKeys("a");
        assertThat(Members.without(JSON.make(), OBJECT, OBJECT.keySet())).isEmpty();
    }

    @Test
    @DisplayName("R-17, R-21: a field without a form is dropped by name or refused by name")
    void dropsHarmlessFieldsAndRefusesOthers() {
        TestCall call = TestCall.plain();
        Remainder policy = new Remainder("acme", Set.of("user"));
        policy.settle(JSON.readObject("{\"user\":\"u\",\"ignored\":null}"), "messages[0]", call);
        assertThat(call.droppedFields()).containsExactly("messages.user");
        assertThatThrownBy(() -> policy.settle(JSON.readObject("{\"audio\":{}}"), "", call))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        e -> assertThat(e.details().field()).contains("audio"))
                .hasMessageContaining("acme");
    }
}
