package io.dvara.translation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Header;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each provider is reached by its own address with its own key and limits, several of one type too. */
@ExtendWith(Fleet.class)
class InstancesTest {

    private static final String WHOLE = """
            {"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,
            "message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}]}
            """;

    private final Fleet.Running fleet;

    InstancesTest(Fleet.Running fleet) {
        this.fleet = fleet;
    }

    @TestFactory
    @DisplayName(
            "R-37, R-38: …_API_KEY_FILE and …_BASE_URL of each provider: its vendor is shown its key, and no other")
    Stream<DynamicTest> showsEachVendorItsOwnKey() {
        return DynamicTest.stream(Stream.of(Vendor.values()), Vendor::label, vendor -> {
            ReceivedRequest sent = sent(vendor.chatModel());
            assertThat(sent.path()).startsWith("/" + vendor.label() + "/");
            assertThat(keys(sent)).containsExactly(KeyFiles.key(vendor.label()));
        });
    }

    @Test
    void readsAKeyAgainWhenItsFileChanges() {
        assertThat(usKeys()).containsExactly(KeyFiles.key("vllm-us"));
        fleet.keys().write("vllm-us", "key-of-next-month");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!usKeys().equals(List.of("key-of-next-month")) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        assertThat(usKeys()).containsExactly("key-of-next-month");
    }

    private List<String> usKeys() {
        return keys(asked("us/some-model", Script.json(200, WHOLE)).upstream().orElseThrow());
    }

    @Test
    void tellsInstancesOfOneTypeApartByPrefixAddressAndKey() {
        ReceivedRequest eu =
                asked("eu/some-model", Script.json(200, WHOLE)).upstream().orElseThrow();
        assertThat(eu.path()).isEqualTo("/vllm-eu/v1/chat/completions");
        assertThat(keys(eu)).containsExactly("key-of-vllm-eu");
        assertThat(eu.json().asJsonObject().getString("model")).isEqualTo("some-model");
        ReceivedRequest other =
                asked("vllm/some-model", Script.json(200, WHOLE)).upstream().orElseThrow();
        assertThat(other.path()).isEqualTo("/vllm/v1/chat/completions");
        assertThat(keys(other)).isEmpty();
    }

    @Test
    void givesEachInstanceItsOwnTimeOuts() {
        Fleet.Told told = asked("hasty/some-model", Script.silence());
        assertThat(told.reply().status()).isEqualTo(504);
        assertThat(told.reply().error().getString("message"))
                .contains("vllm-hasty")
                .contains("first-byte");
    }

    private ReceivedRequest sent(String model) {
        return fleet.ask("chat/completions", question(model)).upstream().orElseThrow();
    }

    private Fleet.Told asked(String model, Script answer) {
        return fleet.ask("chat/completions", question(model), answer);
    }

    private static JsonObject question(String model) {
        return Json.createObjectBuilder()
                .add("model", model)
                .add(
                        "messages",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("role", "user")
                                        .add("content", "Hi")))
                .build();
    }

    private static List<String> keys(ReceivedRequest request) {
        return request.headers().all().stream()
                .map(Header::value)
                .filter(value -> value.contains("key-of-"))
                .map(value -> value.substring(value.indexOf("key-of-")))
                .toList();
    }
}
