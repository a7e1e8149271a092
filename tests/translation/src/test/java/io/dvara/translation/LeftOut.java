package io.dvara.translation;

import io.dvara.testkit.upstream.RecordedExchange;
import java.util.Optional;

/** Why a recorded exchange does not pass through the endpoints of chats, completions and embeddings. */
final class LeftOut {

    private LeftOut() {}

    static Optional<String> reason(RecordedExchange exchange) {
        String provider = exchange.label().provider();
        return switch (exchange.label().endpoint()) {
            case "responses" -> Optional.of("the Responses API has tests of its own");
            case "count-tokens" -> Optional.of("the Messages API has tests of its own");
            case "rerank" -> Optional.of("the gateway ranks no documents");
            case "models" -> Optional.of("a list of models, which the plugin's tests read");
            case "generate" -> Optional.of("the plugin speaks the vendor's API of chats");
            case "dashscope-generation" -> Optional.of("the plugin speaks the vendor's compatible API");
            case "invoke", "invoke-stream" -> Optional.of("the plugin speaks Converse");
            case "predict" -> Optional.of("Vertex AI, where the plugin's tests embed");
            case "chat-native" ->
                Optional.of("an API that its vendor has retired").filter(_ -> provider.equals("ernie"));
            case "chat" ->
                Optional.of("the vendor's own API is spoken instead of this one")
                        .filter(_ -> provider.matches("ollama|gemini|bedrock"));
            case "embeddings" ->
                Optional.of("a door at another address, where the plugin's tests embed")
                        .filter(_ -> provider.matches("vertex"));
            default -> Optional.empty();
        };
    }
}
