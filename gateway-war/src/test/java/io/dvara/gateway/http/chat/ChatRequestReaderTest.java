package io.dvara.gateway.http.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Tool;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatRequestReaderTest {

    private static final String WHOLE = """
            {"model":"m","stream":true,"temperature":0.5,"stop":"x","n":2,"brand_new":{"a":1},
             "stream_options":{"include_usage":true},"reasoning_effort":"low","logprobs":true,
             "messages":[
              {"role":"system","content":"s","cache_control":{"type":"ephemeral","ttl":"1h"}},
              {"role":"user","content":[{"type":"text","text":"é"},
               {"type":"image_url","image_url":{"url":"data:image/png;base64,AA==","detail":"low"}},
               {"type":"odd","x":[1]}],"own":null},
              {"role":"assistant","content":null,"reasoning_content":"t",
               "tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]},
              {"role":"tool","tool_call_id":"c","content":"r"}],
             "tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object"},"odd":1}}],
             "tool_choice":{"type":"function","function":{"name":"f"}},
             "response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{},"strict":true}}}
            """;

    private final ChatRequestReader reader = new ChatRequestReader(new JacksonCodec());

    @Test
    void readsEveryPartOfAChatAndKeepsWhatItDoesNotKnow() {
        ChatRequest chat = read(WHOLE.getBytes(StandardCharsets.UTF_8));
        assertThat(chat.delivery()).isEqualTo(Delivery.STREAMED);
        assertThat(chat.extra().toString())
                .isEqualTo("{\"brand_new\":{\"a\":1},\"stream_options\":{\"include_usage\":true}}");
        assertThat(chat.messages())
                .extracting(it -> it.role())
                .containsExactly(Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.TOOL);
        assertThat(chat.messages().get(0).extras().cache().orElseThrow().ttl()).contains("1h");
        Part.Attachment image = (Part.Attachment) chat.messages().get(1).parts().get(1);
        assertThat(image.media()).isEqualTo(new Media.Inline("image/png", "AA=="));
        assertThat(image.extras().fields().toString()).isEqualTo("{\"image_url\":{\"detail\":\"low\"}}");
        assertThat(chat.messages().get(1).parts().get(2)).isInstanceOf(Part.Opaque.class);
        assertThat(chat.messages().get(1).extras().fields()).containsKey("own");
        assertThat(chat.messages().get(2).parts()).hasSize(2);
        assertThat(chat.messages().get(3).parts()).first().isInstanceOf(Part.ToolResult.class);
        assertThat(((Tool.Function) chat.tools().tools().getFirst())
                        .extras()
                        .fields()
                        .toString())
                .isEqualTo("{\"function\":{\"odd\":1}}");
        assertThat(chat.topLogprobs()).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":7}]}]} | messages[0].content[0].type",
                "{\"model\":\"m\",\"messages\":[{\"content\":\"a\"}]} | messages[0].role",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"king\",\"content\":\"a\"}]} | messages[0].role",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":null}]} | messages[0].content",
                "{\"model\":\"m\",\"messages\":[7]} | messages[0]",
                "{\"model\":\"m\",\"messages\":[]} | messages",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]} | model",
                "{\"model\":\"m\",\"model\":\"m\"} | model",
                "{\"model\":\"m\",\"n\":0} | n",
                "{\"model\":\"m\",\"temperature\":1e999} | temperature",
                "{\"model\":\"m\",\"max_tokens\":99999999999999999999999} | max_tokens",
                "{\"model\":\"m\",\"seed\":1.5} | seed",
                "{\"model\":\"\\ud800\"} | model",
                "{\"model\":\"m\",\"future\":{\"a\":[\"\\udc00\"]}} | future",
                "{\"model\":\"m\",\"future\":{\"\\udc00\":1}} | future",
                "{\"model\":\"m\",\"tools\":[{\"type\":\"function\",\"function\":{}}]} | tools[0].function.name",
            })
    void namesThePlaceOfWhatIsWrong(String body, String param) {
        assertThatThrownBy(() -> read(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(Refusal.class, it -> {
                    assertThat(it.code().status()).isEqualTo(400);
                    assertThat(it.param()).contains(param);
                });
    }

    @Test
    void refusesABodyThatIsCutAnywhere() {
        byte[] body = WHOLE.strip().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < body.length; length++) {
            byte[] cut = Arrays.copyOf(body, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void answersAnyMutationWithARequestOrARefusal() {
        byte[] body = WHOLE.getBytes(StandardCharsets.UTF_8);
        byte[] marks = "{}[]\",:0-1e.\\untf \u0000é".getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] mutated = body.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                mutated[random.nextInt(mutated.length)] =
                        random.nextBoolean() ? marks[random.nextInt(marks.length)] : (byte) random.nextInt(256);
            }
            try {
                assertThat(read(mutated).messages()).isNotEmpty();
            } catch (Refusal refusal) {
                assertThat(refusal.code().status()).isEqualTo(400);
            }
        }
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        byte[] deep = ("{\"x\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(deep)).isInstanceOf(Refusal.class).hasMessageContaining("nested too deep");
    }

    private ChatRequest read(byte[] body) {
        return reader.read(new ByteArrayInputStream(body));
    }
}
