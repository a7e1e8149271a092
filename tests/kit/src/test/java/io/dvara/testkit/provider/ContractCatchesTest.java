package io.dvara.testkit.provider;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.ToolUse;
import io.dvara.api.chat.Usage;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.Provider;
import io.dvara.api.provider.ProviderException;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/** Proves that the contract sees what a provider does wrong. */
class ContractCatchesTest {

    private interface Flaw {

        Stream<ChatChunk> chat(ChatProvider right, ChatRequest request, Call call);
    }

    private record Flawed(ChatProvider right, Flaw flaw) implements ChatProvider {

        @Override
        public Stream<ChatChunk> chat(ChatRequest request, Call call) {
            return flaw.chat(right, request, call);
        }
    }

    /** Not a test class of its own; reads the golden files of the plain provider. */
    private static final class FlawedContract extends ProviderContract {

        private final Flaw flaw;

        FlawedContract(Flaw flaw) {
            this.flaw = flaw;
        }

        @Override
        protected Provider provider(URI baseUri, String apiKey, ComponentContext context) {
            return new Flawed(new PlainProvider(baseUri, apiKey, context), flaw);
        }

        @Override
        protected StreamForm streamForm() {
            return StreamForm.LINES;
        }
    }

    static List<Consumer<ProviderUnderTest>> claimsAboutBrokenStreams() {
        return List.of(
                subject -> run(new BrokenCases(subject).cuts()),
                subject -> run(new BrokenCases(subject).malformed()),
                subject -> new BrokenCases(subject).checkEveryEarlyEnd(),
                subject -> new BrokenCases(subject).checkErrorInside(),
                subject -> new BrokenCases(subject).checkNoFinish());
    }

    @ParameterizedTest
    @MethodSource("claimsAboutBrokenStreams")
    void anEndThatIsInvented(Consumer<ProviderUnderTest> claim) {
        assertCaught((right, request, call) -> invented(right.chat(request, call)), claim);
    }

    @Test
    void callsThatShareAnIndex() {
        assertCaught(
                deltas(delta -> delta instanceof Delta.ToolCall piece ? with(piece, 0, piece.name()) : delta),
                subject -> run(new AnswerCases(subject).read(Delivery.STREAMED)));
    }

    @Test
    void namesThatAreRepeated() {
        assertCaught(
                deltas(delta -> delta instanceof Delta.ToolCall piece
                        ? with(piece, piece.index(), Optional.of("get_weather"))
                        : delta),
                subject -> run(new AnswerCases(subject).read(Delivery.STREAMED)));
    }

    @Test
    void usageThatAStreamLoses() {
        Flaw flaw = (right, request, call) -> request.delivery() == Delivery.WHOLE
                ? right.chat(request, call)
                : right.chat(request, call).map(chunk -> with(chunk, Optional.empty()));
        assertCaught(flaw, subject -> run(new AnswerCases(subject).usage()));
    }

    @Test
    void aZeroThatIsLost() {
        Flaw flaw = (right, request, call) ->
                right.chat(request, call).map(chunk -> with(chunk, chunk.usage().map(_ -> Usage.of(11, 7))));
        assertCaught(flaw, subject -> run(new AnswerCases(subject).read(Delivery.WHOLE)));
    }

    @Test
    void thoughtsThatAreLost() {
        Flaw flaw = (right, request, call) -> right.chat(request, call)
                .filter(chunk -> chunk.choices().stream()
                        .flatMap(choice -> choice.deltas().stream())
                        .noneMatch(Delta.Reasoning.class::isInstance));
        assertCaught(flaw, subject -> run(new AnswerCases(subject).read(Delivery.STREAMED)));
    }

    @Test
    void toolsThatAreLostSilently() {
        Flaw flaw = (right, request, call) ->
                right.chat(request.vary().tools(ToolUse.NONE).build(), call);
        assertCaught(flaw, subject -> run(new RequestCases(subject).losses()));
        assertCaught(flaw, subject -> run(new RequestCases(subject).declared()));
    }

    @Test
    void dropsThatAreNotNoted() {
        Flaw flaw = (right, request, _) -> right.chat(request, TestCall.plain());
        assertCaught(flaw, subject -> run(new RequestCases(subject).losses()));
    }

    @Test
    void aKeyInAMessage() {
        Flaw flaw = (right, request, call) -> {
            try {
                return right.chat(request, call);
            } catch (ProviderException e) {
                throw new ProviderException(e.fault(), e.getMessage() + ProviderUnderTest.KEY, e.details());
            }
        };
        assertCaught(flaw, subject -> run(new ErrorCases(subject).faults()));
    }

    @Test
    void aCallThatGoesOnAfterTheStreamIsClosed() {
        Flaw flaw = (right, request, call) -> {
            Iterator<ChatChunk> chunks = right.chat(request, call).iterator();
            return Stream.generate(chunks::next);
        };
        assertCaught(flaw, subject -> new StreamCases(subject).checkHangUp());
    }

    @Test
    void aStreamThatIsHeldBackUntilItsEnd() {
        Flaw flaw = (right, request, call) -> {
            try (Stream<ChatChunk> chunks = right.chat(request, call)) {
                return chunks.toList().stream();
            }
        };
        assertCaught(flaw, subject -> {
            try {
                new StreamCases(subject).checkFlow();
            } catch (ProviderException timedOut) {
                throw new AssertionError("nothing came before the end", timedOut);
            }
        });
    }

    @Test
    void aWaitThatIsNotTold() {
        Flaw flaw = (right, request, call) -> {
            try {
                return right.chat(request, call);
            } catch (ProviderException e) {
                throw new ProviderException(e.fault(), e.getMessage());
            }
        };
        assertCaught(flaw, subject -> new ErrorCases(subject).checkRetryAfter("7", Duration.ofSeconds(7)));
    }

    private static void assertCaught(Flaw flaw, Consumer<ProviderUnderTest> claim) {
        ProviderUnderTest flawed = new ProviderUnderTest(new FlawedContract(flaw));
        assertThatThrownBy(() -> claim.accept(flawed)).isInstanceOf(AssertionError.class);
    }

    private static void run(Stream<DynamicTest> tests) {
        tests.forEach(test -> {
            try {
                test.getExecutable().execute();
            } catch (TestAbortedException absent) {
                return;
            } catch (AssertionError caught) {
                throw caught;
            } catch (Throwable other) {
                throw new IllegalStateException(test.getDisplayName(), other);
            }
        });
    }

    private static Flaw deltas(UnaryOperator<Delta> change) {
        return (right, request, call) -> right.chat(request, call)
                .map(chunk -> new ChatChunk(
                        chunk.head(),
                        chunk.choices().stream()
                                .map(choice -> with(choice, change))
                                .toList(),
                        chunk.usage(),
                        chunk.extra()));
    }

    private static ChoiceDelta with(ChoiceDelta choice, UnaryOperator<Delta> change) {
        return new ChoiceDelta(
                choice.index(),
                choice.deltas().stream().map(change).toList(),
                choice.finish(),
                choice.logprobs(),
                choice.messageExtra(),
                choice.extra());
    }

    private static Delta with(Delta.ToolCall piece, int index, Optional<String> name) {
        return new Delta.ToolCall(
                piece.block(),
                index,
                piece.id(),
                name,
                piece.arguments(),
                piece.signature(),
                JsonValue.EMPTY_JSON_OBJECT);
    }

    private static ChatChunk with(ChatChunk chunk, Optional<Usage> usage) {
        return new ChatChunk(chunk.head(), chunk.choices(), usage, chunk.extra());
    }

    private static Stream<ChatChunk> invented(Stream<ChatChunk> chunks) {
        List<ChatChunk> seen = new ArrayList<>();
        try (chunks) {
            chunks.forEachOrdered(seen::add);
        } catch (ProviderException _) {
            seen.add(ChatChunk.of(ChoiceDelta.end(0, Finish.of(FinishReason.STOP))));
        }
        return seen.stream();
    }
}
