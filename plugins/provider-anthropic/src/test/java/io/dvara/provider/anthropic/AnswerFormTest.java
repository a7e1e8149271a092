package io.dvara.provider.anthropic;

import static io.dvara.provider.anthropic.Sending.ask;
import static io.dvara.provider.anthropic.Sending.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R-17: a response format is mapped or refused, never forgotten")
class AnswerFormTest {

    private static final String OLD = "claude-3-7-sonnet-20250219";
    private static final String RESERVED = "{'type':'tool','name':'dvara_json_answer'}";
    private static final Tool WEATHER =
            new Tool.Function("weather", Optional.empty(), Optional.empty(), Optional.empty(), Extras.NONE);

    @Test
    void forcesTheReservedToolWhereTheModelHasNoSchemas() {
        Sending sending = Sending.of(ask(OLD).format(schema("{'type':'object','properties':{'a':{'minimum':1}}}")));
        assertThat(sending.member("tool_choice")).isEqualTo(RESERVED);
        assertThat(sending.member("tools"))
                .contains("'input_schema':{'type':'object','properties':{'a':{'minimum':1}}}");
        assertThat(sending.member("output_config")).isEmpty();
    }

    @Test
    void usesTheVendorsOwnSchemasWhereTheModelHasThem() {
        Sending sending = Sending.of(ask(Sending.BUDGETED)
                .format(schema("{'type':'object','properties':{'a':{'type':'integer','minimum':1}}}")));
        assertThat(sending.member("output_config"))
                .isEqualTo(
                        "{'format':{'type':'json_schema','schema':{'type':'object','properties':"
                                + "{'a':{'type':'integer','description':'Must hold: minimum 1.'}},'additionalProperties':false}}}");
        assertThat(sending.member("tools")).isEmpty();
    }

    @Test
    @DisplayName("R-18: a schema that would lose its shape goes by the reserved tool as it is")
    void keepsASchemaThatWouldLoseItsShape() {
        String map = "{'type':'object','additionalProperties':{'type':'string'}}";
        Sending sending = Sending.of(ask(Sending.BUDGETED).format(schema(map)));
        assertThat(sending.member("tools")).contains("'input_schema':" + map);
        assertThat(Sending.of(ask(Sending.BUDGETED).format(ResponseFormat.Simple.JSON_OBJECT))
                        .member("tools"))
                .contains("'input_schema':{'type':'object','additionalProperties':true}");
    }

    @Test
    void letsTheModelCallTheClientsToolsFirst() {
        Sending sending = Sending.of(withTools(ask(OLD), Optional.empty()).format(ResponseFormat.Simple.JSON_OBJECT));
        assertThat(sending.member("tool_choice")).isEqualTo("{'type':'any'}");
        assertThat(sending.body().getJsonArray("tools")).hasSize(2);
        assertThat(Sending.of(withTools(ask(OLD), Optional.of(ToolChoice.Mode.NONE))
                                .format(ResponseFormat.Simple.JSON_OBJECT))
                        .member("tool_choice"))
                .isEqualTo(RESERVED);
        Sending forced = Sending.of(withTools(ask(OLD), Optional.of(new ToolChoice.Named("weather")))
                .format(ResponseFormat.Simple.JSON_OBJECT));
        assertThat(forced.member("tool_choice")).isEqualTo("{'type':'tool','name':'weather'}");
        assertThat(forced.body().getJsonArray("tools")).hasSize(1);
    }

    @Test
    void urgesInsteadOfForcingWhereThinkingOrTheModelForbidsForce() {
        ReasoningWish wish = new ReasoningWish(Optional.of("low"), OptionalLong.empty());
        Sending thinking = Sending.of(ask(OLD).reasoning(wish).format(ResponseFormat.Simple.JSON_OBJECT));
        assertThat(thinking.member("tool_choice")).isEqualTo("{'type':'auto'}");
        assertThat(thinking.member("thinking")).contains("'enabled'");
        assertThat(thinking.member("system")).contains("dvara_json_answer");
        assertThat(Sending.of(ask(Sending.NEWEST).format(ResponseFormat.Simple.JSON_OBJECT))
                        .member("tool_choice"))
                .isEqualTo("{'type':'auto'}");
    }

    @Test
    void turnsUnaskedThinkingOffToForceTheAnswer() {
        Sending sending = Sending.of(ask("claude-opus-5").format(ResponseFormat.Simple.JSON_OBJECT));
        assertThat(sending.member("thinking")).isEqualTo("{'type':'disabled'}");
        assertThat(sending.member("tool_choice")).isEqualTo(RESERVED);
    }

    @Test
    void addsTheSchemaToWhatTheClientSaysOfTheOutput() {
        Sending sending = Sending.of(ask(Sending.BUDGETED)
                .format(schema("{'type':'object','properties':{'a':{'type':'string'}}}"))
                .extra(json("{'output_config':{'effort':'low'}}")));
        assertThat(sending.member("output_config")).contains("'effort':'low'", "'format':");
    }

    @Test
    void refusesFormsThatItDoesNotHave() {
        assertThatThrownBy(() -> Sending.of(ask(OLD).format(new ResponseFormat.Opaque(json("{'type':'grammar'}")))))
                .hasMessageContaining("response_format")
                .hasMessageContaining("grammar");
        assertThatThrownBy(() -> Sending.of(ask(OLD).format(schema("{'type':'array'}"))))
                .hasMessageContaining("response_format.json_schema.schema");
    }

    private static ChatRequest.Builder withTools(ChatRequest.Builder request, Optional<ToolChoice> choice) {
        return request.tools(new ToolUse(List.of(WEATHER), choice, Optional.empty()));
    }

    private static ResponseFormat schema(String schema) {
        return new ResponseFormat.JsonSchema(
                "answer", Optional.empty(), Optional.of(json(schema)), Optional.of(true), JsonValue.EMPTY_JSON_OBJECT);
    }
}
