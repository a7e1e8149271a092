package io.dvara.recordings;

import io.dvara.testkit.upstream.RecordedExchange;
import java.util.Map;
import java.util.Optional;

/** Why no test reads a recorded exchange: an API that the gateway does not speak. */
final class Unspoken {

    private static final Map<String, String> REASONS = Map.of(
            "rerank", "the gateway ranks no documents",
            "dashscope-generation", "the vendor's other API; the plugin speaks its compatible mode",
            "invoke", "the makers' own forms; the plugin speaks Converse, which has one form for all",
            "invoke-stream", "the makers' own forms; the plugin speaks ConverseStream, which has one form for all");

    private Unspoken() {}

    static Optional<String> reason(RecordedExchange exchange) {
        return exchange.label().provider().equals("ernie")
                ? Optional.of("an API that its vendor has retired; the plugin speaks version 2")
                : Optional.ofNullable(REASONS.get(exchange.label().endpoint()));
    }
}
