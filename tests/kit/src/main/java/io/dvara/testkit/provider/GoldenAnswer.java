package io.dvara.testkit.provider;

import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Usage;
import java.util.List;
import java.util.OptionalLong;

/**
 * An answer that every vendor words in its own way and every provider reads as the same.
 *
 * <p>The vendor counts 11 tokens of input and 7 of output in each of them. Calls of tools have the
 * ids {@code call_1} and {@code call_2} where the vendor gives ids.
 *
 * @param name the case, the same for every provider
 * @param thoughts the reasoning; signed by {@link #SIGNATURE} where the vendor signs
 * @param text what is said
 * @param refusal what is said instead, by a model that refuses
 * @param calls the calls of tools that are wanted
 * @param finish why it ends
 * @param usage the counts of input, output, cached and reasoning tokens
 */
public record GoldenAnswer(
        String name, String thoughts, String text, String refusal, List<Call> calls, FinishReason finish, Usage usage) {

    /** The signature under golden thoughts. */
    public static final String SIGNATURE = "Z29sZGVuIHNpZ25hdHVyZQ==";

    /** The answer with text and nothing else. */
    public static final String TEXT = "text";

    /**
     * A wanted call.
     *
     * @param name the tool
     * @param arguments JSON
     */
    public record Call(String name, String arguments) {}

    private static final String TEXT_SAID = "Grüße, 世界 👋";
    private static final Usage USAGE = counting(OptionalLong.empty(), OptionalLong.empty());
    private static final Call WEATHER = new Call("get_weather", "{\"city\":\"Köln\"}");
    private static final Call TIME = new Call("get_time", "{\"city\":\"Rom\"}");

    /** Copies the calls. */
    public GoldenAnswer {
        calls = List.copyOf(calls);
    }

    /** Returns the cases of every provider. */
    public static List<GoldenAnswer> all() {
        return List.of(
                text(TEXT, FinishReason.STOP, USAGE),
                text("length", FinishReason.LENGTH, USAGE),
                text("content-filter", FinishReason.CONTENT_FILTER, USAGE),
                text("cached-tokens", FinishReason.STOP, counting(OptionalLong.of(5), OptionalLong.empty())),
                text("no-cached-tokens", FinishReason.STOP, counting(OptionalLong.of(0), OptionalLong.empty())),
                text("reasoning-tokens", FinishReason.STOP, counting(OptionalLong.empty(), OptionalLong.of(3))),
                new GoldenAnswer(
                        "reasoning", "A greeting is wanted.", TEXT_SAID, "", List.of(), FinishReason.STOP, USAGE),
                new GoldenAnswer("refusal", "", "", "I cannot help with that.", List.of(), FinishReason.STOP, USAGE),
                calling("tool-call", WEATHER),
                calling("parallel-tool-calls", WEATHER, TIME));
    }

    /** Returns the case with text and nothing else. */
    public static GoldenAnswer simplest() {
        return all().getFirst();
    }

    @Override
    public String toString() {
        return name;
    }

    private static GoldenAnswer text(String name, FinishReason finish, Usage usage) {
        return new GoldenAnswer(name, "", TEXT_SAID, "", List.of(), finish, usage);
    }

    private static GoldenAnswer calling(String name, Call... calls) {
        return new GoldenAnswer(name, "", "", "", List.of(calls), FinishReason.TOOL_CALLS, USAGE);
    }

    private static Usage counting(OptionalLong cached, OptionalLong reasoning) {
        return Usage.UNKNOWN
                .vary()
                .input(OptionalLong.of(11))
                .output(OptionalLong.of(7))
                .cached(cached)
                .reasoning(reasoning)
                .build();
    }
}
