package io.dvara.provider.kit.compatible;

import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Vendors whose recorded traffic the engine has to read, and what is declared of each. */
final class Vendors {

    private static final Map<String, Variation> DECLARED = Map.of(
            "groq", Variation.NONE.usageHolders("x_groq").reasoningField("reasoning"),
            "deepseek", Variation.NONE.quirks(Quirk.REPLAYED_REASONING),
            "mistral", Variation.NONE.quirks(Quirk.USAGE_UNASKED),
            "ollama", Variation.NONE.reasoningField("reasoning"));

    private static final List<String> ALL = List.of(
            "openai",
            "azure",
            "groq",
            "deepseek",
            "qwen",
            "zhipu",
            "moonshot",
            "mistral",
            "ollama",
            "gemini",
            "bedrock");

    private Vendors() {}

    static Variation of(RecordedExchange exchange) {
        return DECLARED.getOrDefault(exchange.label().provider(), Variation.NONE);
    }

    /** Returns all recorded chats with these vendors. */
    static Stream<RecordedExchange> chats() {
        return ALL.stream().flatMap(vendor -> RecordedExchanges.of(vendor).endpoint("chat").stream());
    }
}
