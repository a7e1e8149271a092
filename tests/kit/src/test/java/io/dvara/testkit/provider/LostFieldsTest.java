package io.dvara.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.Message;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Usage;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.Test;

class LostFieldsTest {

    @Test
    void findsEveryLeafThatIsGoneOrChanged() {
        LostFields fields = LostFields.of(json("{\"a\":1,\"b\":[true,{\"c\":\"x\"}],\"d\":null,\"e\":0}"));
        assertThat(fields.in(json("{\"a\":1.0,\"b\":[true,{\"c\":\"x\"}],\"e\":0,\"more\":2}")))
                .isEmpty();
        assertThat(fields.in(json("{\"a\":2,\"b\":[true,{}]}"))).containsExactly("$.a = 1", "$.b[1].c = x", "$.e = 0");
    }

    @Test
    void exceptsAPathAndAllBelowItAndNothingElse() {
        LostFields fields = LostFields.of(json("{\"a\":[{\"b\":{\"c\":1},\"bb\":2}]}"));
        assertThat(fields.except("$.a[*].b", "for a reason").in(json("{}"))).containsExactly("$.a[0].bb = 2");
    }

    @Test
    void findsWhatStandsNowhereInACanonicalValue() {
        Message message = Message.of(Role.USER, "hello there");
        assertThat(LostFields.of(json("{\"a\":\"hello\",\"b\":\"bye\"}")).within(message))
                .containsExactly("$.b = bye");
        LostFields counts = LostFields.of(json("{\"in\":11,\"out\":7,\"cached\":1}"));
        assertThat(counts.within(Usage.of(11, 7))).containsExactly("$.cached = 1");
    }

    private static JsonValue json(String text) {
        return new TestJson().read(text);
    }
}
