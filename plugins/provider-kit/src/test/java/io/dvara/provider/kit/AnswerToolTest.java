package io.dvara.provider.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.testkit.provider.TestJson;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerToolTest {

    private static final TestJson JSON = new TestJson();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"object\",\"title\":\"a\"} | {\"type\":\"object\",\"title\":\"a\"}",
                "{\"properties\":{}} | {\"properties\":{},\"type\":\"object\"}",
                "{\"type\":\"array\"} |",
                "{\"type\":[\"object\",\"null\"]} |"
            })
    void argumentsAreAnObject(String schema, String parameters) {
        assertThat(AnswerTool.parameters(JSON.readObject(schema), JSON.make()))
                .isEqualTo(Optional.ofNullable(parameters).map(JSON::readObject));
    }

    @Test
    void aForcedCallOfTheClientsRulesItOut() {
        assertThat(AnswerTool.isRuledOut(use(ToolChoice.Mode.REQUIRED))).isTrue();
        assertThat(AnswerTool.isRuledOut(use(new ToolChoice.Named("a")))).isTrue();
        assertThat(AnswerTool.isRuledOut(use(ToolChoice.Mode.AUTO))).isFalse();
        assertThat(AnswerTool.isRuledOut(ToolUse.NONE)).isFalse();
    }

    @Test
    void isAloneWhereNoOtherToolMayBeCalled() {
        assertThat(AnswerTool.isAlone(ToolUse.NONE)).isTrue();
        assertThat(AnswerTool.isAlone(use(ToolChoice.Mode.NONE))).isTrue();
        assertThat(AnswerTool.isAlone(use(ToolChoice.Mode.AUTO))).isFalse();
    }

    private static ToolUse use(ToolChoice choice) {
        Tool tool = new Tool.Function("a", Optional.empty(), Optional.empty(), Optional.empty(), Extras.NONE);
        return new ToolUse(List.of(tool), Optional.of(choice), Optional.empty());
    }
}
