package io.dvara.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A vendor whose API the cheap upstream speaks, and how the gateway asks it. */
enum Vendor {
    OPENAI("openai", "", Map.of()),
    ANTHROPIC("anthropic", "anthropic/", Map.of("ANTHROPIC_API_KEY", "bench", "ANTHROPIC_BASE_URL", "")),
    GEMINI("gemini", "gemini/", Map.of("GEMINI_API_KEY", "bench", "GEMINI_BASE_URL", "/v1beta")),
    BEDROCK(
            "bedrock",
            "bedrock/",
            Map.of(
                    "BEDROCK_ENABLED",
                    "true",
                    "BEDROCK_BASE_URL",
                    "",
                    "AWS_REGION",
                    "us-east-1",
                    "AWS_ACCESS_KEY_ID",
                    "bench",
                    "AWS_SECRET_ACCESS_KEY",
                    "bench"));

    private static final List<String> WORDS = Stream.concat(
                    Stream.generate(() -> "word ").limit(100), Stream.of("done"))
            .toList();

    private final String title;
    private final String prefix;
    private final Map<String, String> variables;

    Vendor(String title, String prefix, Map<String, String> variables) {
        this.title = title;
        this.prefix = prefix;
        this.variables = variables;
    }

    String title() {
        return title;
    }

    /** Returns what stands before the model's name. */
    String prefix() {
        return prefix;
    }

    /** Returns the variables that turn the provider on before this upstream. */
    Map<String, String> variables(String upstream) {
        return variables.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        it -> it.getKey().endsWith("_BASE_URL") ? upstream + it.getValue() : it.getValue()));
    }

    /** Returns whose API the first line of a request is of; empty for OpenAI's. */
    static Vendor of(String firstLine) {
        if (firstLine.startsWith("POST /v1/messages")) {
            return ANTHROPIC;
        }
        if (firstLine.contains("enerateContent")) {
            return GEMINI;
        }
        return firstLine.contains("/converse") ? BEDROCK : OPENAI;
    }

    /** Returns a whole answer of a hundred words. */
    byte[] whole() {
        String text = String.join("", WORDS);
        String body = switch (this) {
            case OPENAI -> throw new IllegalStateException("the upstream has that one itself");
            case ANTHROPIC ->
                "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-bench\",\"content\":[{\"type\":\"text\",\"text\":\""
                        + text
                        + "\"}],\"stop_reason\":\"end_turn\",\"stop_sequence\":null,\"usage\":{\"input_tokens\":9,\"output_tokens\":101}}";
            case GEMINI ->
                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"" + text
                        + "\"}],\"role\":\"model\"},\"finishReason\":\"STOP\",\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":9,\"candidatesTokenCount\":101,\"totalTokenCount\":110},\"modelVersion\":\"gemini-bench\",\"responseId\":\"r1\"}";
            case BEDROCK ->
                "{\"metrics\":{\"latencyMs\":9},\"output\":{\"message\":{\"content\":[{\"text\":\"" + text
                        + "\"}],\"role\":\"assistant\"}},\"stopReason\":\"end_turn\",\"usage\":{\"inputTokens\":9,\"outputTokens\":101,\"totalTokens\":110}}";
        };
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
