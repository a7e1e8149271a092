package io.dvara.gateway.http.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Model;
import io.dvara.gateway.http.chat.AnswerStyle.Shown;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.provider.kit.BaseUrl;
import io.dvara.provider.kit.Upstream;
import io.dvara.provider.kit.Vendor;
import io.dvara.provider.kit.compatible.CompatibleProvider;
import io.dvara.provider.kit.compatible.Endpoint;
import io.dvara.provider.kit.compatible.Variation;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.JsonDifferences;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Between a client and a vendor of the chat dialect nothing is lost, also of what few vendors say. */
class FaithfulChatTest {

    private static final JacksonCodec CODEC = new JacksonCodec();
    private static final AnswerStyle STYLE =
            new AnswerStyle("0123456789abcdef0123456789abcdef", 7, "m", Shown.YES, Shown.NO);

    @ParameterizedTest
    @ValueSource(
            strings = {
                // thoughts under either word, or both
                "'messages':[{'role':'assistant','content':'a','reasoning':'t'}]",
                "'messages':[{'role':'assistant','content':'a','reasoning_content':'t'}]",
                "'messages':[{'role':'assistant','content':'a','reasoning':'t','reasoning_content':'t'}]",
                "'messages':[{'role':'assistant','content':'a','reasoning_content':'t','reasoning':'another'}]",
                "'messages':[{'role':'assistant','content':'a','reasoning_details':[{'type':'reasoning.text'}]}]",
                // calls of tools that are no functions, or that the vendor runs
                "'messages':[{'role':'assistant','content':null,"
                        + "'tool_calls':[{'id':'c','type':'custom','custom':{'name':'n','input':'i'}}]}]",
                "'messages':[{'role':'assistant','content':null,'tool_calls':"
                        + "[{'id':'c','type':'builtin_function','function':{'name':'$web','arguments':'{}'}}]}]",
                // forms that single vendors know
                "'messages':[{'role':'user','content':[{'type':'input_audio','input_audio':'AAAA'}]}]",
                "'messages':[{'role':'user','content':[{'type':'file','file_id':'f'}]}]",
                "'messages':[{'role':'user','content':[{'type':'document_url','document_url':'https://x/y.pdf'}]}]",
                "'messages':[{'role':'user','content':[{'type':'image_url',"
                        + "'image_url':{'url':'https://x/y.png','detail':'low'}}]}]",
                "'messages':[{'role':'assistant','content':'{','prefix':true},{'role':'user','content':'a'}]",
                "'response_format':{'type':'json_schema','json_schema':{'schema':{'type':'object'}}}",
                "'response_format':{'type':'json_schema','schema':{'type':'object'}}",
                "'response_format':{'type':'regex','regex':{'regex':'a+'}}",
                "'logprobs':3",
                "'tool_choice':'any','tools':[{'type':'web_search','web_search':{'enable':true}}]"
            })
    void tellsTheVendorWhatTheClientSaid(String said) {
        JsonObject body = body(said);
        assertThat(JsonDifferences.between(body, sent(body))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'messages':[{'role':'user','content':[{'type':'image_url','image_url':'https://x/y.png'}]}]"
                        + "|'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'https://x/y.png'}}]}]",
                "'messages':[{'role':'assistant','content':null,'tool_calls':"
                        + "[{'id':'c','function':{'name':'f','arguments':{'a':1}}}]}]"
                        + "|'messages':[{'role':'assistant','content':null,'tool_calls':"
                        + "[{'id':'c','type':'function','function':{'name':'f','arguments':'{\\\"a\\\":1}'}}]}]",
                "'tools':[{'function':{'name':'f'}}]|'tools':[{'type':'function','function':{'name':'f'}}]"
            },
            quoteCharacter = '`')
    void readsWhatSomeVendorsTakeInTheFormThatAllTake(String said, String told) {
        assertThat(JsonDifferences.between(body(told), sent(body(said)))).isEmpty();
    }

    @Test
    @DisplayName("R-01: details of usage are objects to clients, so that a vendor's null is told by none")
    void tellsNoDetailsWhereTheVendorSaysNull() throws IOException {
        String answer = "{'id':'1','object':'chat.completion','created':1,'model':'m','choices':[{'index':0,'message':"
                + "{'role':'assistant','content':'a','refusal':null},'logprobs':null,'finish_reason':'stop'}],"
                + "'usage':{'prompt_tokens':1,'completion_tokens':2,'total_tokens':3,"
                + "'prompt_tokens_details':null,'completion_tokens_details':null}}";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Stream<ChatChunk> chunks = ask(vendor(answer), body(""))) {
            ChatResponseWriter.write(CODEC, ChatAnswer.fold(chunks), STYLE, out);
        }
        assertThat(CODEC.readObject(out.toString(StandardCharsets.UTF_8))
                        .getJsonObject("usage")
                        .keySet())
                .containsExactly("prompt_tokens", "completion_tokens", "total_tokens");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'1','object':'chat.completion','created':1,'model':'m','choices':[{'index':0,'message':"
                        + "{'role':'assistant','content':null,'refusal':null,'tool_calls':"
                        + "[{'id':'c','type':'custom','custom':{'name':'n','input':'i'}}]},"
                        + "'logprobs':null,'finish_reason':'tool_calls'}]}",
                "{'id':'1','object':'chat.completion','created':1,'model':'m','choices':[{'index':0,'message':"
                        + "{'role':'assistant','content':null,'refusal':null,'tool_calls':"
                        + "[{'id':'c','type':'builtin_function','function':{'name':'$web','arguments':'{}'}}]},"
                        + "'logprobs':null,'finish_reason':'tool_calls'}]}"
            })
    @DisplayName("R-01: a whole answer reaches the client as the vendor gave it")
    void tellsTheClientWhatTheVendorAnswered(String answer) throws IOException {
        JsonObject said = json(answer);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Stream<ChatChunk> chunks = ask(vendor(answer), body(""))) {
            ChatResponseWriter.write(CODEC, ChatAnswer.fold(chunks), STYLE, out);
        }
        assertThat(JsonDifferences.between(said, CODEC.readObject(out.toString(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    @Test
    void streamsCallsOfToolsThatAreNoFunctions() throws IOException {
        List<JsonObject> calls = streamed(
                        "'delta':{'tool_calls':[{'index':0,'id':'c','type':'custom','custom':{'name':'n','input':''}}]}",
                        "'delta':{'tool_calls':[{'index':0,'custom':{'input':'i'}}]}",
                        "'delta':{},'finish_reason':'tool_calls'")
                .stream()
                .map(frame -> frame.getJsonArray("choices").getJsonObject(0).getJsonObject("delta"))
                .filter(delta -> delta.containsKey("tool_calls"))
                .map(delta -> delta.getJsonArray("tool_calls").getJsonObject(0))
                .toList();
        assertThat(calls)
                .containsExactly(
                        json("{'index':0,'id':'c','type':'custom','custom':{'name':'n','input':''}}"),
                        json("{'index':0,'custom':{'input':'i'}}"));
    }

    @Test
    @DisplayName("R-02: what comes with an unwanted usage alone, such as citations, is told without it")
    void tellsWhatComesWithUsageAlone() throws IOException {
        List<JsonObject> frames = streamed("'delta':{'content':'a'},'finish_reason':'stop'");
        assertThat(frames.getLast().getJsonArray("citations")).hasSize(1);
        assertThat(frames.getLast().getJsonArray("choices"))
                .containsExactly(json("{'index':0,'delta':{},'finish_reason':null}"));
        assertThat(frames.getLast()).doesNotContainKey("usage");
        assertThat(frames).hasSize(2);
    }

    private static List<JsonObject> streamed(String... choices) throws IOException {
        StringBuilder stream = new StringBuilder();
        for (String choice : choices) {
            stream.append("data: {'id':'1','print':'p','choices':[{'index':0,")
                    .append(choice)
                    .append("}]}\n\n");
        }
        stream.append(
                "data: {'id':'1','print':'p','choices':[],'citations':['https://x'],'usage':{'prompt_tokens':1}}");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SseWriter writer = new SseWriter(CODEC, STYLE, new ChatFrames());
        try (Stream<ChatChunk> chunks = ask(vendor(stream + "\n\ndata: [DONE]\n\n"), body("'stream':true"))) {
            for (ChatChunk chunk : chunks.toList()) {
                writer.write(chunk, out);
            }
        }
        writer.end(out);
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> CODEC.readObject(line.substring("data: ".length())))
                .toList();
    }

    private static JsonObject sent(JsonObject body) {
        CannedVendor vendor = vendor("{'choices':[{'message':{'content':'a'},'finish_reason':'stop'}]}");
        try (Stream<ChatChunk> chunks = ask(vendor, body)) {
            assertThat(chunks).hasSize(1);
        }
        return vendor.askedBody();
    }

    private static Stream<ChatChunk> ask(CannedVendor vendor, JsonObject body) {
        ChatRequest request = new ChatRequestReader(CODEC)
                .read(new ByteArrayInputStream(body.toString().getBytes(StandardCharsets.UTF_8)));
        Endpoint endpoint = new Endpoint(
                "acme",
                new Upstream(TestContext.over(vendor, "acme"), new Vendor("acme", "apiKey", List.of())),
                BaseUrl.withVersion(URI.create("http://h/v1"), "v1"),
                _ -> HttpHeaders.NONE);
        return new CompatibleProvider(endpoint, Variation.NONE, _ -> Model.Traits.UNKNOWN)
                .chat(request, TestCall.plain());
    }

    /** Makes a chat of these members. */
    private static JsonObject body(String members) {
        String messages = members.contains("'messages'") ? "" : "'messages':[{'role':'user','content':'a'}],";
        return json("{'model':'m'," + messages + members + "}");
    }

    private static CannedVendor vendor(String answer) {
        return CannedVendor.answering(200, answer.replace('\'', '"'));
    }

    private static JsonObject json(String text) {
        return CODEC.readObject(text.replace('\'', '"').replace(",}", "}"));
    }
}
