package io.dvara.testkit.provider;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Provider;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every provider that chats must do; the test of a provider extends it.
 *
 * <p>The cases have the same names for every provider. Their canonical side stands in {@link
 * GoldenRequest}, {@link GoldenAnswer} and {@link GoldenError}; the vendor's side in files of the
 * folder {@code golden} beside the test class, each a JSON object with a member for each case:
 *
 * <ul>
 *   <li>{@code requests.json}: {@code {"sends": body, "path": …, "drops": [field…]}}, of which only
 *       {@code sends} is required, or {@code {"refuses": field, "because": …}}. Begin without the file:
 *       the test {@code declaresEveryRequest} fails and prints what the provider does now.
 *   <li>{@code answers.json}: {@code {"whole": body, "stream": [event…]}} or {@code {"absent":
 *       why}}; the golden answers, and {@code error-in-stream} and {@code no-finish}, which have a
 *       stream alone.
 *   <li>{@code errors.json}: {@code {"status": 400, "headers": {…}, "body": …}} or {@code
 *       {"absent": why}}.
 *   <li>{@code embeddings.json} with the cases {@code floats}, {@code base64} and {@code tokens}:
 *       {@code {"sends": body, "answer": body}} of the vectors {@code [0.5, -0.25]} and {@code [1,
 *       0]} and 4 tokens of input, or {@code {"refuses": field}}.
 *   <li>{@code models.json} with the case {@code models}: {@code {"path": …, "answer": body}} that
 *       lists {@code golden-1} and {@code golden-2}.
 * </ul>
 *
 * <p>{@code ${model}}, {@code ${message}} (the vendor's message in errors) and {@code ${key}} (which
 * may stand in an error's message and must not come through) are filled in. Vendors that mostly speak
 * alike may share the files of an abstract test between them; a test's own files then hold what differs.
 */
public abstract class ProviderContract {

    /** For the tests of providers. */
    protected ProviderContract() {}

    /** Makes the provider by its factory, from settings with this address and this key. */
    protected abstract Provider provider(URI baseUri, String apiKey, ComponentContext context);

    /** Returns the path of the base URI, such as {@code /v1}. */
    protected String basePath() {
        return "";
    }

    /** Returns the model that is asked for. */
    protected String model() {
        return "golden-1";
    }

    /** Returns how the vendor frames the events of a stream. */
    protected StreamForm streamForm() {
        return StreamForm.SSE;
    }

    // ---- requests

    @TestFactory
    @DisplayName("R-17, R-23: sends or refuses every golden request as declared")
    Stream<DynamicTest> sendsOrRefusesAsDeclared() {
        return new RequestCases(subject()).declared();
    }

    @TestFactory
    @DisplayName("R-17: loses no part of a request silently")
    Stream<DynamicTest> losesNothingSilently() {
        return new RequestCases(subject()).losses();
    }

    @Test
    void declaresEveryRequest() {
        new RequestCases(subject()).checkNames();
    }

    @Test
    void sendsTheKeyInNoAddressAndNoBody() {
        new RequestCases(subject()).checkKey();
    }

    // ---- answers

    @TestFactory
    @DisplayName("R-03, R-05, R-20: reads every golden answer whole")
    Stream<DynamicTest> readsWholeAnswers() {
        return new AnswerCases(subject()).read(Delivery.WHOLE);
    }

    @TestFactory
    @DisplayName("R-03, R-05, R-20: reads every golden answer from a stream")
    Stream<DynamicTest> readsStreams() {
        return new AnswerCases(subject()).read(Delivery.STREAMED);
    }

    @TestFactory
    @DisplayName("R-01: counts usage of a stream as of a whole answer")
    Stream<DynamicTest> countsUsageOfAStreamAsOfAWholeAnswer() {
        return new AnswerCases(subject()).usage();
    }

    // ---- streams

    @Test
    void passesContentOnBeforeTheNextEventComes() {
        new StreamCases(subject()).checkFlow();
    }

    @Test
    @DisplayName("R-13: hangs up when the stream is closed early")
    void hangsUpWhenTheStreamIsClosedEarly() {
        new StreamCases(subject()).checkHangUp();
    }

    @Test
    void leavesTheConnectionOfAWholeStreamToTheNextCall() {
        new StreamCases(subject()).checkKeptConnection();
    }

    @Test
    void servesTwoCallsAtOnce() {
        new StreamCases(subject()).checkTwoAtOnce();
    }

    @TestFactory
    @DisplayName("R-07: reads the same from pieces of every size")
    Stream<DynamicTest> readsTheSameFromPiecesOfEverySize() {
        return new StreamCases(subject()).pieces();
    }

    @Test
    void takesNothingFromWhatOnlyKeepsTheConnectionAlive() {
        new StreamCases(subject()).checkKeepAlive();
    }

    // ---- broken answers

    @TestFactory
    @DisplayName("R-08: never ends a cut stream cleanly")
    Stream<DynamicTest> neverEndsACutStreamCleanly() {
        return new BrokenCases(subject()).cuts();
    }

    @Test
    @DisplayName("R-08: never ends a stalled stream cleanly, and hangs up")
    void neverEndsAStalledStreamCleanly() {
        new BrokenCases(subject()).checkStall();
    }

    @Test
    @DisplayName("R-08: takes no stream that ends early for a whole one, at any byte")
    void takesNoStreamThatEndsEarlyForAWholeOne() {
        new BrokenCases(subject()).checkEveryEarlyEnd();
    }

    @TestFactory
    @DisplayName("R-32: refuses a stream with a malformed event")
    Stream<DynamicTest> refusesMalformedEvents() {
        return new BrokenCases(subject()).malformed();
    }

    @Test
    void refusesAMalformedWholeAnswer() {
        new BrokenCases(subject()).checkMalformedWhole();
    }

    @Test
    void refusesATruncatedWholeAnswer() {
        new BrokenCases(subject()).checkTruncatedWhole();
    }

    @Test
    void tellsTheVendorsErrorInsideAStream() {
        new BrokenCases(subject()).checkErrorInside();
    }

    @Test
    @DisplayName("R-05: invents no reason for an end")
    void inventsNoFinishReason() {
        new BrokenCases(subject()).checkNoFinish();
    }

    // ---- errors

    @TestFactory
    @DisplayName("R-32, R-39: tells every refusal of the vendor by its fault and words, without a key")
    Stream<DynamicTest> tellsRefusalsByTheirFault() {
        return new ErrorCases(subject()).faults();
    }

    @Test
    @DisplayName("R-31: tells how long to wait, given in seconds")
    void tellsRetryAfterInSeconds() {
        new ErrorCases(subject()).checkRetryAfter("7", Duration.ofSeconds(7));
    }

    @Test
    @DisplayName("R-31: tells how long to wait, given as a date")
    void tellsRetryAfterAsADate() {
        new ErrorCases(subject()).checkRetryAfter("Tue, 24 Nov 2026 12:00:09 GMT", Duration.ofSeconds(9));
    }

    @Test
    void tellsAnErrorThatIsNotJson() {
        new ErrorCases(subject()).checkErrorWithoutJson();
    }

    // ---- other abilities

    @TestFactory
    Stream<DynamicTest> embedsTexts() {
        return new OtherAbilities(subject()).embeddings();
    }

    @Test
    void listsModels() {
        new OtherAbilities(subject()).checkModels();
    }

    @Test
    void tellsRefusalsOfEmbeddingsAndListingsAlike() {
        new OtherAbilities(subject()).checkFaults();
    }

    private ProviderUnderTest subject() {
        return new ProviderUnderTest(this);
    }
}
