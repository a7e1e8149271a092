package io.dvara.translation;

import io.dvara.testkit.gateway.GatewayServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The providers that have an upstream, one line each: a new one joins every test of this module by its line.
 *
 * <p>A line says which models are asked for, which API is spoken and the path of its base URL.
 */
enum Vendor {
    OPENAI("gpt-5.4-mini", "text-embedding-3-small", Speech.OPENAI, "/v1"),
    AZURE("gpt-4.1", "text-embedding-3-small", Speech.OPENAI, "", Turned.AZURE),
    ANTHROPIC("claude-sonnet-4-5", "", Speech.MESSAGES, ""),
    GEMINI("gemini-2.5-flash", "gemini-embedding-001", Speech.GENERATE, ""),
    BEDROCK("anthropic.claude-sonnet-4-5-20250929-v1:0", "cohere.embed-v4:0", Speech.CONVERSE, "", Turned.BEDROCK),
    OLLAMA("llama3.2", "nomic-embed-text", Speech.OLLAMA, "", Turned.BY_ENABLED),
    MISTRAL("mistral-small-latest", "mistral-embed", Speech.OPENAI, "/v1"),
    COHERE("command-a-03-2025", "embed-v4.0", Speech.COHERE, ""),
    GROQ("llama-3.3-70b-versatile", "", Speech.OPENAI, "/openai/v1"),
    XAI("grok-4", "", Speech.OPENAI, "/v1"),
    DEEPSEEK("deepseek-chat", "", Speech.OPENAI, ""),
    QWEN("qwen-plus", "text-embedding-v4", Speech.OPENAI, "/compatible-mode/v1"),
    MOONSHOT("kimi-k2", "", Speech.OPENAI, "/v1"),
    ZHIPU("glm-4.6", "embedding-3", Speech.OPENAI, "/api/paas/v4"),
    ERNIE("ernie-4.5-turbo-128k", "embedding-v1", Speech.OPENAI, "/v2");

    private final String chatModel;
    private final String embeddingModel;
    private final Speech speech;
    private final String path;
    private final Turned turned;

    Vendor(String chatModel, String embeddingModel, Speech speech, String path) {
        this(chatModel, embeddingModel, speech, path, Turned.BY_KEY);
    }

    Vendor(String chatModel, String embeddingModel, Speech speech, String path, Turned turned) {
        this.chatModel = chatModel;
        this.embeddingModel = embeddingModel;
        this.speech = speech;
        this.path = path;
        this.turned = turned;
    }

    /** How a provider is turned on, by variables whose names begin alike. */
    private enum Turned {
        BY_KEY(""),
        BY_ENABLED(""),
        AZURE("AZURE_OPENAI"),
        BEDROCK("");

        private final String prefix;

        Turned(String prefix) {
            this.prefix = prefix;
        }

        GatewayServer.Builder on(GatewayServer.Builder gateway, Vendor vendor, String baseUrl, Path key) {
            String names = prefix.isEmpty() ? vendor.name() : prefix;
            GatewayServer.Builder known =
                    gateway.variable(names + "_BASE_URL", baseUrl).variable(names + "_API_KEY_FILE", key.toString());
            return switch (this) {
                case BY_KEY, AZURE -> known;
                case BY_ENABLED -> known.variable(names + "_ENABLED", "true");
                case BEDROCK -> known.variable(names + "_ENABLED", "true").variable("AWS_REGION", "eu-west-1");
            };
        }
    }

    /** Returns the provider's name. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    Speech speech() {
        return speech;
    }

    /** Returns a name of a model that asks this provider and no other. */
    String chatModel() {
        return label() + "/" + chatModel;
    }

    /** Returns the like for embeddings, when the vendor has them. */
    Optional<String> embeddingModel() {
        return Optional.of(embeddingModel).filter(model -> !model.isEmpty()).map(model -> label() + "/" + model);
    }

    /** Returns what turns the provider on, before an upstream that tells providers apart by their paths. */
    UnaryOperator<GatewayServer.Builder> before(URI upstream, KeyFiles keys) {
        return gateway -> turned.on(gateway, this, upstream + "/" + label() + path, keys.of(label()));
    }

    /** Returns whether what was recorded at an endpoint of the vendor comes out at one of ours. */
    boolean serves(String recordedAt, String endpoint) {
        return switch (endpoint) {
            case "chat/completions" -> speech.chats().contains(recordedAt);
            case "completions" -> this == OPENAI && recordedAt.equals(endpoint);
            default -> embeddingModel().isPresent() && recordedAt.equals(endpoint);
        };
    }

    /** Returns whom a path of the upstream belongs to. */
    static Optional<Vendor> ofPath(String path) {
        for (Vendor vendor : values()) {
            if (path.startsWith("/" + vendor.label() + "/")) {
                return Optional.of(vendor);
            }
        }
        return Optional.empty();
    }
}
