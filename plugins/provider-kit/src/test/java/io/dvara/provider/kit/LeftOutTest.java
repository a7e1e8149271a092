package io.dvara.provider.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.CacheMarker;
import io.dvara.api.chat.Extras;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestJson;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeftOutTest {

    private static final Extras EXTRAS = new Extras(
            Optional.of(new CacheMarker(Optional.empty())),
            new TestJson().readObject("{\"refusal\":null,\"annotations\":[],\"known\":1,\"new\":2}"));

    private final TestCall call = TestCall.plain();

    @Test
    void namesFieldsWithoutTheirPlacesInLists() {
        new LeftOut(call).field("messages[3].content[12].name");
        assertThat(call.droppedFields()).containsExactly("messages.content.name");
    }

    @Test
    void namesWhatSaysSomethingAndIsNotUnderstood() {
        new LeftOut(call).rest(EXTRAS, "messages[0]", Set.of("known"));
        assertThat(call.droppedFields()).containsExactly("messages.new");
    }

    @Test
    void namesTheMarkToo() {
        new LeftOut(call).restAndMark(EXTRAS, "tools", Set.of("known"));
        assertThat(call.droppedFields()).containsExactly("tools.cache_control", "tools.new");
    }
}
