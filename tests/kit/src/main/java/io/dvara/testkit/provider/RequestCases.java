package io.dvara.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.ProviderUnderTest.Stand;
import io.dvara.testkit.upstream.ReceivedRequest;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;

/** What a provider makes of every golden request. */
final class RequestCases {

    private static final String FILE = "requests.json";

    private final ProviderUnderTest subject;
    private final VendorForms forms;

    RequestCases(ProviderUnderTest subject) {
        this.subject = subject;
        this.forms = subject.forms(FILE);
    }

    private sealed interface Outcome {

        record Sent(ReceivedRequest request, List<String> dropped) implements Outcome {}

        record Refused(ProviderException why, int attempts) implements Outcome {}
    }

    Stream<DynamicTest> declared() {
        return GoldenRequest.all(subject.model())
                .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> checkDeclared(golden)));
    }

    Stream<DynamicTest> losses() {
        return GoldenRequest.all(subject.model())
                .filter(golden -> golden.without().isPresent())
                .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> checkLoss(golden)));
    }

    /** Shows what the provider does with undeclared cases, in the form in which they are declared. */
    void checkNames() {
        JsonObjectBuilder undeclared = Json.createObjectBuilder();
        GoldenRequest.all(subject.model())
                .filter(golden -> forms.find(golden.name()).isEmpty())
                .forEach(golden -> undeclared.add(golden.name(), describe(outcome(golden.request()))));
        JsonObject missing = undeclared.build();
        if (!missing.isEmpty()) {
            throw new AssertionError("declare in %s, each when it is right:%n%s".formatted(forms, pretty(missing)));
        }
        assertThat(GoldenRequest.all(subject.model()).map(GoldenRequest::name))
                .as("cases of %s", forms)
                .containsAll(forms.names());
    }

    void checkKey() {
        Outcome outcome = outcome(GoldenConversations.ask(subject.model(), GoldenConversations.USER));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Sent.class, sent -> {
            assertThat(sent.request().line().target()).doesNotContain(ProviderUnderTest.KEY);
            assertThat(sent.request().text()).doesNotContain(ProviderUnderTest.KEY);
        });
    }

    private void checkDeclared(GoldenRequest golden) {
        Outcome outcome = outcome(golden.request());
        JsonObject form = forms.named(golden.name());
        if (form.containsKey("refuses")) {
            checkRefused(form, outcome);
        } else {
            checkSent(form, outcome);
        }
    }

    private static void checkRefused(JsonObject form, Outcome outcome) {
        assertThat(form.getString("because", "")).as("why it is refused").isNotBlank();
        assertThat(outcome).as("refused, not sent").isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.why().fault()).isEqualTo(Fault.UNSUPPORTED_PARAMETER);
            assertThat(refused.why().details().field()).contains(form.getString("refuses"));
            assertThat(refused.why().getMessage()).isNotBlank();
            assertThat(refused.attempts()).as("upstream requests").isZero();
        });
    }

    private static void checkSent(JsonObject form, Outcome outcome) {
        assertThat(outcome).as("sent, not refused").isInstanceOf(Outcome.Sent.class);
        Outcome.Sent sent = (Outcome.Sent) outcome;
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(JsonDifferences.between(
                            form.get("sends"), sent.request().json()))
                    .as("differences; the provider sent %s", sent.request().text())
                    .isEmpty();
            softly.assertThat(sent.dropped()).as("dropped").containsExactlyInAnyOrderElementsOf(dropped(form));
            if (form.containsKey("path")) {
                softly.assertThat(sent.request().line().target()).isEqualTo(form.getString("path"));
            }
        });
    }

    private void checkLoss(GoldenRequest golden) {
        if (!(outcome(golden.request()) instanceof Outcome.Sent with)
                || !(outcome(golden.without().orElseThrow()) instanceof Outcome.Sent without)) {
            return;
        }
        boolean carried = !JsonDifferences.between(
                        without.request().json(), with.request().json())
                .isEmpty();
        if (golden.weight() == GoldenRequest.Weight.COUNTS) {
            assertThat(carried).as("the upstream request says it").isTrue();
            assertThat(with.dropped())
                    .as("dropped, which would change the answer")
                    .isEqualTo(without.dropped());
        } else {
            assertThat(carried || with.dropped().size() > without.dropped().size())
                    .as("said in the upstream request, or noted as dropped")
                    .isTrue();
        }
    }

    private Outcome outcome(ChatRequest request) {
        TestCall call = TestCall.plain();
        try (Stand stand = subject.stand()) {
            stand.upstream().otherwise(subject.script(GoldenAnswer.TEXT, request.delivery()));
            try (Stream<ChatChunk> chunks = stand.chat().chat(request, call)) {
                chunks.forEachOrdered(_ -> {});
            } catch (ProviderException refusal) {
                return new Outcome.Refused(refusal, stand.upstream().attempts());
            }
            return new Outcome.Sent(stand.upstream().awaitRequest(), call.droppedFields());
        }
    }

    private static List<String> dropped(JsonObject form) {
        JsonArray dropped = form.getJsonArray("drops");
        return dropped == null
                ? List.of()
                : dropped.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList();
    }

    private static JsonValue describe(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused refused ->
                Json.createObjectBuilder()
                        .add("refuses", refused.why().details().field().orElse("?"))
                        .add("because", refused.why().getMessage())
                        .build();
            case Outcome.Sent sent ->
                sent.dropped().isEmpty()
                        ? Json.createObjectBuilder()
                                .add("sends", sent.request().json())
                                .build()
                        : Json.createObjectBuilder()
                                .add("sends", sent.request().json())
                                .add("drops", Json.createArrayBuilder(sent.dropped()))
                                .build();
        };
    }

    private String pretty(JsonObject cases) {
        return cases.entrySet().stream()
                .map(entry -> "  \"%s\": %s".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}"))
                .replace('"' + subject.model() + '"', "\"${model}\"");
    }
}
