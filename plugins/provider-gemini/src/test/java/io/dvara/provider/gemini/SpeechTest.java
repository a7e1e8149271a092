package io.dvara.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Usage;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.CannedVendor;
import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechTest {

    private static final String TTS = "gemini-2.5-flash-preview-tts";
    private static final String L16 = "audio/L16;codec=pcm;rate=24000";
    private static final byte[] SAMPLES = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

    @Test
    void asksForSpeechByAVoice() {
        Sending sent = Sending.of(asking("{'modalities':['text','audio'],'audio':{'voice':'Kore','format':'pcm16'}}"));
        assertThat(sent.member("generationConfig"))
                .isEqualTo("{'responseModalities':['AUDIO'],'speechConfig':{'voiceConfig':{'prebuiltVoiceConfig':"
                        + "{'voiceName':'Kore'}}}}");
        assertThat(sent.dropped()).containsExactly("modalities.text");
        assertThat(Sending.of(asking("{'modalities':['image','text']}")).member("generationConfig"))
                .isEqualTo("{'responseModalities':['IMAGE','TEXT']}");
        assertThat(Sending.of(asking("{'modalities':['text']}")).body().containsKey("generationConfig"))
                .isFalse();
    }

    @ParameterizedTest
    @DisplayName("R-17: sound that cannot be spoken as asked for is refused by the field's name")
    @CsvSource(
            delimiter = '|',
            value = {
                "audio.format | {'modalities':['audio'],'audio':{'voice':'Kore','format':'mp3'}} | WHOLE | CHAT",
                "audio.format | {'modalities':['audio'],'audio':{'voice':'Kore','format':'wav'}} | STREAMED | CHAT",
                "audio.voice | {'modalities':['audio'],'audio':{'voice':{'id':'v'},'format':'wav'}} | WHOLE | CHAT",
                "audio | {'audio':{'voice':'Kore','format':'wav'}} | WHOLE | CHAT",
                "modalities | {'modalities':['audio','image']} | WHOLE | CHAT",
                "modalities | {'modalities':['video']} | WHOLE | CHAT",
                "modalities | {'modalities':['audio']} | WHOLE | MESSAGES",
                "modalities | {'modalities':['audio']} | STREAMED | RESPONSES"
            })
    void refusesWhatItCannotSpeak(String field, String extra, Delivery delivery, Dialect dialect) {
        assertThatThrownBy(() -> Sending.of(asking(extra).delivery(delivery).dialect(dialect)))
                .isInstanceOfSatisfying(ProviderException.class, e -> {
                    assertThat(e.details().field()).hasValue(field);
                    assertThat(e).hasMessageContaining("Gemini");
                });
    }

    @Test
    void speaksInSamplesAsTheyCome() {
        JsonObject audio = audio(whole("pcm16", part(L16, 0, 5) + "," + part(L16, 5, 16)));
        assertThat(audio.keySet()).containsExactlyInAnyOrder("id", "expires_at", "transcript", "data");
        assertThat(audio.getString("id")).startsWith("audio_");
        assertThat(bytes(audio)).isEqualTo(SAMPLES);
        assertThat(audio(whole("pcm16", part("audio/mpeg", 0, 16))).getString("mime_type"))
                .isEqualTo("audio/mpeg");
    }

    @ParameterizedTest
    @CsvSource({"audio/L16;codec=pcm;rate=24000,24000", "audio/L16;rate=16000,16000", "audio/pcm,24000"})
    void putsAHeaderBeforeSamplesOfAWavFile(String type, int rate) {
        ByteBuffer file =
                ByteBuffer.wrap(bytes(audio(whole("wav", part(type, 0, 16))))).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(file.getInt(4)).isEqualTo(file.capacity() - 8);
        assertThat(new String(file.array(), 0, 4)).isEqualTo("RIFF");
        assertThat(new String(file.array(), 8, 8)).isEqualTo("WAVEfmt ");
        assertThat(file.getShort(20)).isEqualTo((short) 1);
        assertThat(file.getShort(22)).isEqualTo((short) 1);
        assertThat(file.getInt(24)).isEqualTo(rate);
        assertThat(file.getInt(28)).isEqualTo(rate * 2);
        assertThat(file.getShort(34)).isEqualTo((short) 16);
        assertThat(file.getInt(40)).isEqualTo(16);
        assertThat(file.slice(44, 16)).isEqualTo(ByteBuffer.wrap(SAMPLES));
    }

    @Test
    void leavesAFileThatIsOneAlready() {
        assertThat(bytes(audio(whole("wav", part("audio/wav", 0, 16))))).isEqualTo(SAMPLES);
    }

    @Test
    void streamsPiecesThatCanBeRunTogether() {
        String body = List.of(part(L16, 0, 5), part(L16, 5, 14), part(L16, 14, 16)).stream()
                        .map(part -> "data: {'candidates':[{'content':{'parts':[" + part + "]}}]}\n\n")
                        .collect(Collectors.joining())
                + "data: {'candidates':[{'finishReason':'STOP'}]}\n\n";
        List<ChatChunk> chunks = Asking.chat(
                CannedVendor.answering(200, body.replace('\'', '"')),
                asking("{'modalities':['audio'],'audio':{'voice':'Kore','format':'pcm16'}}")
                        .delivery(Delivery.STREAMED)
                        .build());
        List<JsonObject> pieces = chunks.stream()
                .flatMap(chunk -> chunk.choices().stream())
                .map(choice -> choice.messageExtra())
                .filter(extra -> extra.containsKey("audio"))
                .map(extra -> extra.getJsonObject("audio"))
                .toList();
        assertThat(pieces).hasSize(2);
        assertThat(pieces.getFirst()).containsKeys("id", "expires_at", "transcript", "data");
        assertThat(pieces.getLast()).containsOnlyKeys("data");
        assertThat(bytes(audio(ChatAnswer.fold(chunks.stream())))).isEqualTo(SAMPLES);
    }

    @Test
    @DisplayName("R-01, R-16: tokens of speech are told apart")
    void countsTokensOfSpeech() {
        String body = "{'candidates':[{'content':{'parts':[" + part(L16, 0, 16) + "]},'finishReason':'STOP'}],"
                + "'usageMetadata':{'promptTokenCount':9,'candidatesTokenCount':80,'totalTokenCount':89,"
                + "'candidatesTokensDetails':[{'modality':'AUDIO','tokenCount':80}]}}";
        Usage usage = Reading.whole(body).folded().usage().orElseThrow();
        assertThat(usage.output()).hasValue(80);
        assertThat(usage.audioOutput()).hasValue(80);
        assertThat(usage.audioInput()).isEmpty();
    }

    @Test
    void tellsSpeechThatIsNone() {
        assertThatThrownBy(() -> whole("pcm16", "{'inlineData':{'mimeType':'audio/L16','data':'?'}}"))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("base64");
    }

    private static ChatRequest.Builder asking(String extra) {
        return Sending.ask(TTS).extra(Sending.json(extra));
    }

    private static String part(String type, int from, int to) {
        byte[] some = Arrays.copyOfRange(SAMPLES, from, to);
        return "{'inlineData':{'mimeType':'" + type + "','data':'"
                + Base64.getEncoder().encodeToString(some) + "'}}";
    }

    private static ChatAnswer whole(String format, String parts) {
        String body = "{'candidates':[{'content':{'parts':[" + parts + "]},'finishReason':'STOP'}]}";
        ChatRequest request = asking("{'modalities':['audio'],'audio':{'voice':'Kore','format':'" + format + "'}}")
                .build();
        return ChatAnswer.fold(Asking.chat(CannedVendor.answering(200, body.replace('\'', '"')), request).stream());
    }

    private static JsonObject audio(ChatAnswer answer) {
        return answer.choices().getFirst().message().extras().fields().getJsonObject("audio");
    }

    private static byte[] bytes(JsonObject audio) {
        return Base64.getDecoder().decode(audio.getString("data"));
    }
}
