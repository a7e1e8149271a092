package io.dvara.provider.anthropic;

import static io.dvara.provider.anthropic.Sending.ask;
import static io.dvara.provider.anthropic.Sending.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.CacheMarker;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ToolPlanTest {

    private static final String CLOSED =
            "{'type':'object','properties':{'a':{'type':'string'}}," + "'additionalProperties':false,'required':['a']}";
    private static final Tool BARE =
            new Tool.Function("f", Optional.empty(), Optional.empty(), Optional.empty(), Extras.NONE);

    @Test
    void givesAToolWithoutParametersAnEmptyObject() {
        assertThat(use(Sending.BUDGETED, BARE).member("tools"))
                .isEqualTo("[{'name':'f','input_schema':{'type':'object','properties':{}}}]");
    }

    @Test
    void holdsStrictToolsToTheirSchemaWhereTheModelCan() {
        assertThat(use(Sending.BUDGETED, strict(CLOSED)).member("tools")).contains("'strict':true");
        Sending old = use("claude-3-7-sonnet", strict(CLOSED));
        assertThat(old.member("tools")).doesNotContain("strict").contains("'input_schema':" + CLOSED);
        assertThat(old.dropped()).containsExactly("tools.function.strict");
        Sending map = use(Sending.BUDGETED, strict("{'type':'object','additionalProperties':true}"));
        assertThat(map.member("tools")).contains("'additionalProperties':true");
        assertThat(map.dropped()).containsExactly("tools.function.strict");
    }

    @Test
    void sendsInItsOwnDialectWhatAToolSaysOfStrictness() {
        for (boolean strict : List.of(true, false)) {
            Tool tool = new Tool.Function(
                    "f", Optional.empty(), Optional.of(json(CLOSED)), Optional.of(strict), Extras.NONE);
            assertThat(Sending.of(ask(Sending.BUDGETED)
                                    .dialect(Dialect.MESSAGES)
                                    .tools(new ToolUse(List.of(tool), Optional.empty(), Optional.empty())))
                            .member("tools"))
                    .isEqualTo("[{'name':'f','input_schema':" + CLOSED + ",'strict':" + strict + "}]");
        }
    }

    @Test
    @DisplayName("R-21: cache markers survive on tools, and what is unknown there is sent or named")
    void keepsMarkersOfTools() {
        Extras extras = new Extras(Optional.of(new CacheMarker(Optional.empty())), json("{'defer_loading':true}"));
        Tool tool = new Tool.Function("f", Optional.empty(), Optional.empty(), Optional.empty(), extras);
        Sending sending = use(Sending.BUDGETED, tool);
        assertThat(sending.member("tools")).contains("'cache_control':{'type':'ephemeral'}");
        assertThat(sending.dropped()).containsExactly("tools.defer_loading");
        assertThat(Sending.of(ask(Sending.BUDGETED)
                                .dialect(Dialect.MESSAGES)
                                .tools(new ToolUse(List.of(tool), Optional.empty(), Optional.empty())))
                        .member("tools"))
                .contains("'defer_loading':true");
    }

    @Test
    void sendsToolsThatTheVendorRunsForItsOwnDialectAlone() {
        Tool search = new Tool.Opaque(json("{'type':'web_search_20250305','name':'web_search'}"));
        ToolUse tools = new ToolUse(List.of(search), Optional.empty(), Optional.empty());
        assertThat(Sending.of(ask(Sending.BUDGETED).dialect(Dialect.MESSAGES).tools(tools))
                        .member("tools"))
                .isEqualTo("[{'type':'web_search_20250305','name':'web_search'}]");
        assertThatThrownBy(() -> Sending.of(ask(Sending.BUDGETED).tools(tools)))
                .hasMessageContaining("tools[0]")
                .hasMessageContaining("web_search_20250305");
    }

    @Test
    void refusesAForcedToolWhereTheModelCannotBeForced() {
        for (ToolChoice choice : List.of(ToolChoice.Mode.REQUIRED, new ToolChoice.Named("f"))) {
            ToolUse tools = new ToolUse(List.of(BARE), Optional.of(choice), Optional.empty());
            assertThatThrownBy(() -> Sending.of(ask(Sending.NEWEST).tools(tools)))
                    .hasMessageContaining("tool_choice")
                    .hasMessageContaining(Sending.NEWEST);
        }
    }

    @Test
    void saysNothingOfAChoiceWithoutTools() {
        ToolUse none = new ToolUse(List.of(), Optional.of(ToolChoice.Mode.AUTO), Optional.of(false));
        assertThat(Sending.of(ask(Sending.BUDGETED).tools(none)).body()).doesNotContainKeys("tools", "tool_choice");
    }

    private static Tool strict(String schema) {
        return new Tool.Function("f", Optional.empty(), Optional.of(json(schema)), Optional.of(true), Extras.NONE);
    }

    private static Sending use(String model, Tool tool) {
        return Sending.of(ask(model).tools(new ToolUse(List.of(tool), Optional.empty(), Optional.empty())));
    }
}
