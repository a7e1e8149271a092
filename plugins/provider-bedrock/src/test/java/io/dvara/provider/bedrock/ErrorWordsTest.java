package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.CannedHttp;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.TestCall;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.eventstream.HeaderValue;

class ErrorWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | ValidationException | Input is too long for requested model. | CONTEXT_WINDOW_EXCEEDED",
                "400 | ValidationException | input length and `max_tokens` exceed context limit: 9 + 1 > 9 | CONTEXT_WINDOW_EXCEEDED",
                "400 | ValidationException | prompt is too long: 205000 tokens > 200000 maximum | CONTEXT_WINDOW_EXCEEDED",
                "400 | ValidationException | Input Tokens Exceeded: Number of input tokens exceeds maximum length. | CONTEXT_WINDOW_EXCEEDED",
                "400 | ValidationException | Too many input tokens. Max input tokens: 8192, request input token count: 9000 | CONTEXT_WINDOW_EXCEEDED",
                "400 | ValidationException | This model's maximum context length is 128000 tokens. | CONTEXT_WINDOW_EXCEEDED",
                "400 | ValidationException | The provided model identifier is invalid. | MODEL_NOT_FOUND",
                "400 | ValidationException | Malformed input request: #: extraneous key [a] is not permitted | REJECTED",
                "400 | ValidationException | Output blocked by content filtering policy | CONTENT_FILTERED",
                "404 | ResourceNotFoundException:http://internal.amazon.com/coral/ | gone | MODEL_NOT_FOUND",
                "403 | AccessDeniedException | You don't have access to the model with the specified model ID. | CREDENTIAL_REFUSED",
                "403 | ExpiredTokenException | The security token included in the request is expired | CREDENTIAL_REFUSED",
                "403 | InvalidSignatureException | The request signature does not match | CREDENTIAL_REFUSED",
                "429 | ThrottlingException | Too many tokens, please wait before trying again. | RATE_LIMITED",
                "429 | | Too many tokens, please wait before trying again. | RATE_LIMITED",
                "400 | ServiceQuotaExceededException | more than your quota | RATE_LIMITED",
                "429 | ModelNotReadyException | warming up | UNAVAILABLE",
                "408 | ModelTimeoutException | took too long | UNAVAILABLE",
                "424 | ModelErrorException | the model failed | FAILED",
                "500 | InternalServerException | oops | FAILED",
                "503 | ServiceUnavailableException | later | UNAVAILABLE"
            })
    @DisplayName("R-31, R-32: an error of the vendor is told by its name and words")
    void tellsWhatAnErrorMeans(int status, String name, String words, Fault fault) {
        CannedVendor vendor = CannedVendor.answering(status, body(words));
        CannedVendor named = name == null ? vendor : vendor.with("x-amzn-errortype", name);
        assertThatThrownBy(() -> Asking.chunks(named, Asking.ask(Asking.CLAUDE).build()))
                .isInstanceOfSatisfying(ProviderException.class, refusal -> {
                    assertThat(refusal.fault()).isEqualTo(fault);
                    assertThat(refusal.details().vendorStatus()).hasValue(status);
                });
    }

    @Test
    void readsTheNameAlsoFromTheBody() {
        CannedVendor vendor = CannedVendor.answering(
                400, "{\"__type\":\"com.amazon.coral.service#ThrottlingException\",\"Message\":\"slow down\"}");
        assertThatThrownBy(() -> Asking.chunks(vendor, Asking.ask(Asking.CLAUDE).build()))
                .isInstanceOfSatisfying(ProviderException.class, refusal -> {
                    assertThat(refusal.fault()).isEqualTo(Fault.RATE_LIMITED);
                    assertThat(refusal.getMessage()).contains("slow down");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "throttlingException, RATE_LIMITED",
        "serviceUnavailableException, UNAVAILABLE",
        "internalServerException, FAILED",
        "modelStreamErrorException, FAILED",
        "modelTimeoutException, UNAVAILABLE",
        "validationException, REJECTED"
    })
    @DisplayName("R-08, R-09: an exception within the stream is one, before and after the first content")
    void tellsExceptionsWithinTheStream(String name, Fault fault) {
        byte[] exception = Frames.frame("exception", name, "{\"message\":\"it broke\"}");
        List<ChatChunk> before = new ArrayList<>();
        assertThat(fault(exception, before)).isEqualTo(fault);
        assertThat(before).noneMatch(ChatChunk::hasContent);
        List<ChatChunk> after = new ArrayList<>();
        assertThat(fault(joined(text("half"), exception), after)).isEqualTo(fault);
        assertThat(after).anyMatch(ChatChunk::hasContent);
    }

    @Test
    void tellsErrorsThatAreNoExceptionsOfTheApi() {
        byte[] error = Frames.bytes(
                Map.of(
                        ":message-type", HeaderValue.fromString("error"),
                        ":error-code", HeaderValue.fromString("ServiceUnavailableException"),
                        ":error-message", HeaderValue.fromString("later")),
                "");
        assertThat(fault(error, new ArrayList<>())).isEqualTo(Fault.UNAVAILABLE);
    }

    @Test
    void anEventOfAnUnknownKindIsPassedOver() {
        byte[] end = Frames.frame("event", "messageStop", "{\"stopReason\":\"end_turn\"}");
        byte[] news = Frames.frame("event", "newsOfTomorrow", "{\"a\":1}");
        assertThat(read(joined(news, text("hi"), news, end), new ArrayList<>())).anyMatch(ChatChunk::hasContent);
    }

    private static Fault fault(byte[] body, List<ChatChunk> seen) {
        try {
            read(body, seen);
        } catch (ProviderException failure) {
            return failure.fault();
        }
        throw new AssertionError("the stream ended clean");
    }

    private static List<ChatChunk> read(byte[] body, List<ChatChunk> seen) {
        try (BedrockProvider provider = Asking.provider(CannedHttp.ok(new Frames().mediaType(), body));
                Stream<ChatChunk> chunks = provider.chat(
                        Asking.ask(Asking.CLAUDE).delivery(Delivery.STREAMED).build(), TestCall.plain())) {
            chunks.forEachOrdered(seen::add);
            return seen;
        }
    }

    private static byte[] text(String text) {
        return Frames.frame(
                "event", "contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"" + text + "\"}}");
    }

    private static byte[] joined(byte[]... frames) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        Stream.of(frames).forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    private static String body(String words) {
        JsonValue text = Asking.JSON.make().createValue(words);
        return Asking.JSON
                .make()
                .createObjectBuilder()
                .add("message", text)
                .build()
                .toString();
    }
}
