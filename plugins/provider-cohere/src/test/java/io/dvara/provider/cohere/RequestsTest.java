package io.dvara.provider.cohere;

import static io.dvara.provider.cohere.Asking.PLAIN;
import static io.dvara.provider.cohere.Asking.THINKER;
import static io.dvara.provider.cohere.Asking.ask;
import static io.dvara.provider.cohere.Asking.json;
import static io.dvara.provider.cohere.Asking.said;
import static io.dvara.provider.cohere.Asking.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Sampling;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.api.provider.ProviderException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestsTest {

    private static final String CITY = "{'type':'object','properties':{'city':{'type':'string'}},'required':['city']}";

    @Test
    void sendsTheVendorsOwnFieldsAsTheClientSaysThem() {
        ChatRequest.Builder request = ask(PLAIN)
                .extra(json("{'safety_mode':'STRICT','documents':[{'data':{'text':'Rome is warm.'}}],"
                        + "'citation_options':{'mode':'FAST'},'priority':3,'k':7,'thinking':{'type':'disabled'}}"));
        Asking.Written written = write(request);
        assertThat(written.member("safety_mode")).isEqualTo("'STRICT'");
        assertThat(written.member("documents")).isEqualTo("[{'data':{'text':'Rome is warm.'}}]");
        assertThat(written.member("citation_options")).isEqualTo("{'mode':'FAST'}");
        assertThat(written.member("priority")).isEqualTo("3");
        assertThat(written.member("k")).isEqualTo("7");
        assertThat(written.member("thinking")).isEqualTo("{'type':'disabled'}");
        assertThat(written.dropped()).isEmpty();
    }

    @Test
    void dropsHarmlessFieldsByNameAndRefusesOthers() {
        assertThat(write(ask(PLAIN).extra(json("{'store':true,'metadata':{'a':'b'},'logit_bias':{}}")))
                        .dropped())
                .containsExactlyInAnyOrder("store", "metadata");
        assertRefused(ask(PLAIN).extra(json("{'logit_bias':{'7':3}}")), "logit_bias");
    }

    @Test
    void keepsToTheVendorsLimits() {
        Asking.Written written = write(ask(PLAIN)
                .sampling(Sampling.DEFAULTS
                        .vary()
                        .topP(1)
                        .topK(501)
                        .frequencyPenalty(1.5)
                        .presencePenalty(-0.5)
                        .temperature(1.5)
                        .build()));
        assertThat(written.member("p")).isEqualTo("0.99");
        assertThat(written.member("temperature")).isEqualTo("1.5");
        assertThat(written.dropped()).containsExactlyInAnyOrder("top_k", "frequency_penalty", "presence_penalty");
        List<String> six = List.of("1", "2", "3", "4", "5", "6");
        assertRefused(ask(PLAIN).sampling(Sampling.DEFAULTS.vary().stop(six).build()), "stop");
    }

    @Test
    void asksForProbabilitiesOfTheChosenTokens() {
        assertThat(write(ask(PLAIN).topLogprobs(0)).member("logprobs")).isEqualTo("true");
    }

    @Test
    @DisplayName("R-20: thinks as much as is wished where the model can, and says where it cannot")
    void thinksAsMuchAsIsWished() {
        assertThat(thinking(THINKER, "none").member("thinking")).isEqualTo("{'type':'disabled'}");
        assertThat(thinking(THINKER, "medium").member("thinking")).isEqualTo("{'type':'enabled','token_budget':8192}");
        assertThat(thinking(THINKER, "high").member("thinking")).isEqualTo("{'type':'enabled'}");
        assertThat(thinking(PLAIN, "none").dropped()).isEmpty();
        assertThat(thinking(PLAIN, "high").dropped()).containsExactly("reasoning_effort");
        assertThat(thinking("command-a-reasoning-08-2025", "high").member("thinking"))
                .isEqualTo("{'type':'enabled'}");
    }

    @Test
    void takesThinkingInAnotherVendorsWordsForNoWordOfItsOwn() {
        JsonObject words = json("{'thinking':{'type':'enabled','budget_tokens':2048}}");
        Asking.Written written = write(ask(THINKER)
                .dialect(Dialect.MESSAGES)
                .extra(words)
                .reasoning(new ReasoningWish(Optional.empty(), OptionalLong.of(2048))));
        assertThat(written.member("thinking")).isEqualTo("{'type':'enabled','token_budget':2048}");
    }

    @Test
    void choosesOneToolByOfferingItAlone() {
        Asking.Written written = write(tools(new ToolChoice.Named("second"), tool("first"), tool("second")));
        assertThat(written.member("tools")).contains("'second'").doesNotContain("'first'");
        assertThat(written.member("tool_choice")).isEqualTo("'REQUIRED'");
        assertRefused(tools(new ToolChoice.Named("third"), tool("first")), "tool_choice");
        assertRefused(
                ask(PLAIN).tools(new ToolUse(List.of(), Optional.of(ToolChoice.Mode.REQUIRED), Optional.empty())),
                "tool_choice");
    }

    @Test
    void givesParametersTheTypeThatTheVendorAsksFor() {
        Tool untyped = new Tool.Function(
                "a", Optional.empty(), Optional.of(json("{'properties':{}}")), Optional.empty(), Extras.NONE);
        assertThat(write(tools(ToolChoice.Mode.AUTO, untyped)).member("tools"))
                .contains("'parameters':{'properties':{},'type':'object'}");
    }

    @Test
    void choosesAmongAllowedTools() {
        ToolChoice allowed = new ToolChoice.Opaque(json("{'type':'allowed_tools','allowed_tools':{'mode':'required',"
                + "'tools':[{'type':'function','function':{'name':'second'}}]}}"));
        Asking.Written written = write(tools(allowed, tool("first"), tool("second")));
        assertThat(written.member("tools")).contains("'second'").doesNotContain("'first'");
        assertThat(written.member("tool_choice")).isEqualTo("'REQUIRED'");
    }

    @Test
    @DisplayName("R-18: holds tools to their schemas when that is wished and all of them can be")
    void holdsToolsToTheirSchemas() {
        assertThat(write(tools(ToolChoice.Mode.AUTO, strict("a", CITY))).member("strict_tools"))
                .isEqualTo("true");
        assertThat(write(tools(ToolChoice.Mode.AUTO, tool("a"))).member("strict_tools"))
                .isEmpty();
        Asking.Written impossible = write(
                tools(ToolChoice.Mode.AUTO, strict("a", "{'type':'object','properties':{'city':{'type':'string'}}}")));
        assertThat(impossible.member("strict_tools")).isEmpty();
        assertThat(impossible.dropped()).containsExactly("tools.function.strict");
    }

    @Test
    @DisplayName("R-17: asks for JSON by words where the vendor takes no form")
    void asksForJsonByWordsBesideToolsAndDocuments() {
        ResponseFormat format = schema("{'type':'object','properties':{'a':{'type':'string'}},'required':['a']}");
        Asking.Written beside = write(tools(ToolChoice.Mode.AUTO, tool("first")).format(format));
        assertThat(beside.member("response_format")).isEmpty();
        assertThat(beside.member("messages"))
                .contains("'role':'system'")
                .contains("JSON schema")
                .contains("required");
        Asking.Written grounded = write(
                ask(PLAIN).extra(json("{'documents':['Rome is warm.']}")).format(ResponseFormat.Simple.JSON_OBJECT));
        assertThat(grounded.member("response_format")).isEmpty();
        assertThat(grounded.member("messages")).contains("as a JSON object");
    }

    @Test
    @DisplayName("R-17: a schema that the vendor cannot hold to is told in words")
    void tellsOtherSchemasInWords() {
        Asking.Written free = write(ask(PLAIN).format(schema("{'type':'object','additionalProperties':true}")));
        assertThat(free.member("response_format")).isEqualTo("{'type':'json_object'}");
        assertThat(free.member("messages")).contains("additionalProperties");
        Asking.Written list = write(ask(PLAIN).format(schema("{'type':'array','items':{'type':'string'}}")));
        assertThat(list.member("response_format")).isEmpty();
        assertThat(list.member("messages")).contains("JSON schema");
    }

    @Test
    void sendsTheFormInTheVendorsOwnWords() {
        String own = "{'type':'json_object','schema':" + CITY + "}";
        assertThat(write(ask(PLAIN).format(new ResponseFormat.Opaque(json(own))))
                        .member("response_format"))
                .isEqualTo(own);
        assertRefused(ask(PLAIN).format(new ResponseFormat.Opaque(json("{'type':'grammar'}"))), "response_format");
    }

    @Test
    @DisplayName("R-23: sends pictures with their detail, and documents of text as text")
    void sendsPicturesAndTextDocuments() {
        Extras detail = Extras.of(json("{'image_url':{'detail':'low'}}"));
        Part picture = new Part.Attachment(
                Part.Kind.IMAGE,
                new Media.Remote("https://a.example/b.png", Optional.empty()),
                Optional.empty(),
                detail);
        Part notes = new Part.Attachment(
                Part.Kind.DOCUMENT,
                new Media.Inline("text/plain; charset=utf-8", "SGVsbG8="),
                Optional.of("notes.txt"),
                Extras.NONE);
        Asking.Written written = write(ask(THINKER, said(Role.USER, new Part.Text("See:"), picture, notes)));
        assertThat(written.member("messages"))
                .isEqualTo("[{'role':'user','content':[{'type':'text','text':'See:'},"
                        + "{'type':'image_url','image_url':{'url':'https://a.example/b.png','detail':'low'}},"
                        + "{'type':'text','text':'notes.txt:\\nHello'}]}]");
        assertThat(written.dropped()).isEmpty();
        assertRefused(ask(THINKER, said(Role.SYSTEM, picture)), "messages[0].content[0]");
    }

    private static Asking.Written thinking(String model, String effort) {
        return write(ask(model).reasoning(new ReasoningWish(Optional.of(effort), OptionalLong.empty())));
    }

    private static ChatRequest.Builder tools(ToolChoice choice, Tool... tools) {
        return ask(PLAIN, Message.of(Role.USER, "Hi"))
                .tools(new ToolUse(Arrays.asList(tools), Optional.of(choice), Optional.empty()));
    }

    private static Tool tool(String name) {
        return new Tool.Function(name, Optional.empty(), Optional.empty(), Optional.empty(), Extras.NONE);
    }

    private static Tool strict(String name, String schema) {
        return new Tool.Function(name, Optional.empty(), Optional.of(json(schema)), Optional.of(true), Extras.NONE);
    }

    private static ResponseFormat schema(String schema) {
        return new ResponseFormat.JsonSchema(
                "s", Optional.empty(), Optional.of(json(schema)), Optional.of(true), JsonValue.EMPTY_JSON_OBJECT);
    }

    private static void assertRefused(ChatRequest.Builder request, String field) {
        assertThatThrownBy(() -> write(request))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        refusal -> assertThat(refusal.details().field()).contains(field));
    }
}
