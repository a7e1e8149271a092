package io.dvara.provider.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.Secret;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.Header;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VendorErrorsTest {

    private static final String KEY = "sk-canary-0123456789";

    private final VendorErrors errors = new VendorErrors(
            new Vendor("acme", "apiKey (ACME_API_KEY)", List.of(Secret.of(KEY))),
            new TestJson(),
            Clock.fixed(Instant.parse("2026-10-21T07:28:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{'error':{'message':'bad','code':'x'}}|REJECTED",
                "404|{'error':{'message':'gone'}}|REJECTED",
                "404|{'error':{'message':'m','code':'model_not_found'}}|MODEL_NOT_FOUND",
                "404|{'type':'error','error':{'type':'not_found_error','message':'model: abc'}}|MODEL_NOT_FOUND",
                "404|{'error':'model \"x\" not found, try pulling it first'}|MODEL_NOT_FOUND",
                "404|{'message':'model \"x\" was removed on September 15, 2025. See the list of models.'}|MODEL_NOT_FOUND",
                "404|{'error':{'message':'This model models/x is no longer available.'}}|MODEL_NOT_FOUND",
                "400|{'error':{'message':'m','code':'model_decommissioned'}}|MODEL_NOT_FOUND",
                "413|{'message':'too big'}|REJECTED",
                "422|{'detail':[{'msg':'field required'}]}|REJECTED",
                "400|{'error':{'message':'m','code':'context_length_exceeded'}}|CONTEXT_WINDOW_EXCEEDED",
                "400|{'error':{'message':'prompt is too long: 9 tokens > 8 maximum'}}|CONTEXT_WINDOW_EXCEEDED",
                "400|{'error':{'message':'input length and max_tokens exceed context limit: 9 + 9 > 10'}}|CONTEXT_WINDOW_EXCEEDED",
                "400|{'error':{'message':'prompt too long; exceeded max context length by 9 tokens'}}|CONTEXT_WINDOW_EXCEEDED",
                "400|{'error':{'message':'m','code':'content_filter'}}|CONTENT_FILTERED",
                "400|{'error':{'message':'API key not valid','status':'INVALID_ARGUMENT'}}|CREDENTIAL_REFUSED",
                "401|{'error':{'message':'m'}}|CREDENTIAL_REFUSED",
                "402|{}|CREDENTIAL_REFUSED",
                "403|not json|CREDENTIAL_REFUSED",
                "429|{'error':{'message':'m'}}|RATE_LIMITED",
                "500|{'error':{'message':'m'}}|FAILED",
                "503|<html>down</html>|UNAVAILABLE",
                "529|{'error':{'type':'overloaded_error','message':'Overloaded'}}|UNAVAILABLE",
                "400|{'error':{'message':'Access denied.','code':'Arrearage','type':'Arrearage'}}|CREDENTIAL_REFUSED",
                "400|{'code':'DataInspectionFailed','message':'Input data may be inappropriate.'}|CONTENT_FILTERED",
                "302||FAILED"
            })
    void tellsTheFaultByStatusCodeAndWords(int status, String body, Fault fault) {
        assertThat(failure(status, HttpHeaders.NONE, body).fault()).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'error':{'message':'m','code':'tool_use_failed','status_code':400}}|REJECTED",
                "{'error':{'message':'slow down','type':'rate_limit_error'}}|RATE_LIMITED",
                "{'error':{'message':'m','type':'overloaded_error'}}|UNAVAILABLE",
                "{'error':{'message':'m','code':503}}|UNAVAILABLE",
                "{'error':'out of memory'}|FAILED"
            })
    void tellsTheFaultOfAnErrorThatCameWithAGoodStatus(String body, Fault fault) {
        assertThat(errors.within(new TestJson().read(json(body))).fault()).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "retry-after, 7, 7000",
        "Retry-After, 1.5, 1500",
        "retry-after-ms, 250, 250",
        "x-ms-retry-after-ms, 90, 90",
        "Retry-After, 'Wed, 21 Oct 2026 07:28:30 GMT', 30000",
        "Retry-After, 'Wed, 21 Oct 2026 07:00:00 GMT', 0"
    })
    @DisplayName("R-31: reads Retry-After in seconds, as a date and in the forms of vendors")
    void readsHowLongToWait(String name, String value, long millis) {
        ProviderException failure = failure(429, HttpHeaders.NONE.with(name, value), "{}");
        assertThat(failure.details().retryAfter()).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'error':{'message':'Limit reached. Please try again in 1m2.5s. More?'}}|62500",
                "{'error':{'message':'Please try again in 6ms.'}}|6",
                "{'error':{'message':'Please retry after 60 seconds.'}}|60000",
                "{'error':{'message':'m','details':[{'retryDelay':'34s'}]}}|34000"
            })
    void readsHowLongToWaitFromTheErrorItself(String body, long millis) {
        assertThat(failure(429, HttpHeaders.NONE, body).details().retryAfter()).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({
        "x-ratelimit-remaining-requests, 0, x-ratelimit-reset-requests, 1s, 1000",
        "x-ratelimit-remaining-tokens, 0, x-ratelimit-reset-tokens, 2m59.56s, 10000",
        "X-RateLimit-Remaining-Tokens, 0, X-RateLimit-Reset-Tokens, 12ms, 12",
        "x-ratelimit-remaining-tokens, 0, x-ratelimit-reset-tokens, 7, 7000",
        "x-ratelimit-remaining, 0, x-ratelimit-reset, 1792567684, 4000",
        "x-ratelimit-remaining, 0, x-ratelimit-reset, 1792567684500, 4500",
        "anthropic-ratelimit-requests-remaining, 0, anthropic-ratelimit-requests-reset, 2026-10-21T07:28:03Z, 3000",
        "anthropic-ratelimit-input-tokens-remaining, 0, anthropic-ratelimit-input-tokens-reset, 2026-10-21T07:33:00Z, 10000"
    })
    @DisplayName("R-31: a limit that is spent tells when to come back, where Retry-After is missing")
    void readsWhenASpentLimitIsThereAgain(String left, String none, String reset, String when, long millis) {
        HttpHeaders headers = HttpHeaders.NONE.with(left, none).with(reset, when);
        assertThat(failure(429, headers, "{}").details().retryAfter()).contains(Duration.ofMillis(millis));
        assertThat(failure(429, headers.with("Retry-After", "2"), "{}")
                        .details()
                        .retryAfter())
                .contains(Duration.ofSeconds(2));
        assertThat(failure(500, headers, "{}").details().retryAfter()).isEmpty();
    }

    @Test
    void waitsForTheLongestOfTheLimitsThatAreSpentAlone() {
        HttpHeaders headers = HttpHeaders.NONE
                .with("x-ratelimit-remaining-requests", "0")
                .with("x-ratelimit-reset-requests", "2s")
                .with("x-ratelimit-remaining-tokens", "0")
                .with("x-ratelimit-reset-tokens", "3s")
                .with("x-ratelimit-remaining-images", "4")
                .with("x-ratelimit-reset-images", "9s")
                .with("x-ratelimit-remaining-audio", "-1")
                .with("x-ratelimit-reset-audio", "9s");
        assertThat(failure(429, headers, "{}").details().retryAfter()).contains(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @CsvSource({"0, soon", "0, 2026-10-21T07:00:00Z", "0, 0", "x, 3s", "5, 3s"})
    void waitsForNothingThatALimitDoesNotTell(String remaining, String reset) {
        HttpHeaders headers = HttpHeaders.NONE
                .with("x-ratelimit-remaining-tokens", remaining)
                .with("x-ratelimit-reset-tokens", reset);
        assertThat(failure(429, headers, "{}").details().retryAfter()).isEmpty();
    }

    @Test
    void saysNothingOfWaitingWhenTheVendorDoesNot() {
        ProviderException failure = failure(429, HttpHeaders.NONE.with("retry-after", "soon"), "{}");
        assertThat(failure.details().retryAfter()).isEmpty();
    }

    @Test
    void passesOnTheVendorsWordsCodeAndField() {
        ProviderException failure =
                failure(400, HttpHeaders.NONE, "{'error':{'message':'too low','code':'min','param':'max_tokens'}}");
        assertThat(failure).hasMessage("too low");
        assertThat(failure.details().field()).contains("max_tokens");
        assertThat(failure.details().vendorCode()).contains("min");
        assertThat(failure.details().vendorStatus()).hasValue(400);
    }

    @Test
    @DisplayName("R-39: a key that the vendor echoes is masked")
    void masksTheProvidersOwnKey() {
        String body = "{'error':{'message':'key " + KEY + " is odd','code':'" + KEY + "'}}";
        for (int status : new int[] {400, 401, 429, 500}) {
            ProviderException failure = failure(status, HttpHeaders.NONE, body);
            assertThat(failure.getMessage()).doesNotContain(KEY);
            assertThat(failure.details().vendorCode())
                    .hasValueSatisfying(code -> assertThat(code).doesNotContain(KEY));
        }
    }

    @Test
    void namesTheSettingOfARefusedCredential() {
        assertThat(failure(401, HttpHeaders.NONE, "{}"))
                .hasMessageContaining("acme")
                .hasMessageContaining("apiKey (ACME_API_KEY)");
    }

    static Stream<RecordedExchange> recordedErrors() {
        return RecordedExchanges.all().with("error").stream()
                .filter(exchange -> exchange.response().status() >= 400);
    }

    @ParameterizedTest
    @MethodSource("recordedErrors")
    void findsTheWordsOfEveryRecordedError(RecordedExchange exchange) {
        int status = exchange.response().status();
        HttpHeaders headers = HttpHeaders.NONE;
        for (Header header : exchange.response().headers().all()) {
            headers = headers.with(header.name(), header.value());
        }
        ProviderException failure =
                errors.of(new FakeAnswer(status, headers, exchange.response().text()));
        assertThat(failure.getMessage()).doesNotContain("without saying why").doesNotMatch(".*\\(status \\d+\\)");
        if (status == 429) {
            assertThat(failure.fault()).isEqualTo(Fault.RATE_LIMITED);
        }
        if (exchange.response().headers().first("retry-after").isPresent()) {
            assertThat(failure.details().retryAfter()).isPresent();
        }
    }

    private ProviderException failure(int status, HttpHeaders headers, String body) {
        return errors.of(new FakeAnswer(status, headers, body == null ? "" : json(body)));
    }

    private static String json(String body) {
        return body.replace("\\\"", "\u0001").replace("\"", "\\\"").replace('\'', '"');
    }
}
