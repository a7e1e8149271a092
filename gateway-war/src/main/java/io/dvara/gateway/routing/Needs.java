package io.dvara.gateway.routing;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.completion.CompletionRequest;
import io.dvara.api.embedding.EmbeddingRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a request needs of whoever serves it; read from the request once.
 *
 * @param model the name that the client sent
 * @param ability what it asks for
 * @param delivery whole or piece by piece
 * @param features what not every model can do
 * @param size of prompt and answer
 * @param user the end user, as the client names them
 */
record Needs(
        String model, Ability ability, Delivery delivery, Set<Feature> features, Size size, Optional<String> user) {

    private static final int CHARACTERS_A_TOKEN = 4;

    /** What is asked for. */
    enum Ability {
        /** A chat. */
        CHAT,
        /** A text completion, which a chat may stand in for. */
        COMPLETION,
        /** Embeddings. */
        EMBEDDING
    }

    /**
     * How many tokens it takes.
     *
     * @param input of the prompt; an estimate that is rather too low
     * @param output the most that the client wants
     */
    record Size(long input, OptionalLong output) {

        long whole() {
            return input + output.orElse(0);
        }
    }

    static Needs of(ChatRequest request) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        if (!request.tools().tools().isEmpty()) {
            features.add(Feature.TOOLS);
        }
        if (request.delivery() == Delivery.STREAMED) {
            features.add(Feature.STREAMING);
        }
        if (request.format().isPresent()) {
            switch (request.format().get()) {
                case ResponseFormat.JsonSchema _ -> features.add(Feature.JSON_SCHEMA);
                case ResponseFormat.Simple simple
                when simple == ResponseFormat.Simple.JSON_OBJECT -> features.add(Feature.JSON_OBJECT);
                case ResponseFormat.Simple _, ResponseFormat.Opaque _ -> {}
            }
        }
        long characters = 0;
        for (Message message : request.messages()) {
            characters += read(message.parts(), features);
        }
        return new Needs(
                request.model(),
                Ability.CHAT,
                request.delivery(),
                features,
                new Size(characters / CHARACTERS_A_TOKEN, request.sampling().tokenLimit()),
                request.user());
    }

    static Needs of(CompletionRequest request) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        if (request.delivery() == Delivery.STREAMED) {
            features.add(Feature.STREAMING);
        }
        long longest = 0;
        for (CompletionRequest.Prompt prompt : request.prompts()) {
            longest = Math.max(
                    longest,
                    switch (prompt) {
                        case CompletionRequest.Prompt.Text text -> text.text().length() / CHARACTERS_A_TOKEN;
                        case CompletionRequest.Prompt.Tokens tokens ->
                            tokens.tokens().size();
                    });
        }
        return new Needs(
                request.model(),
                Ability.COMPLETION,
                request.delivery(),
                features,
                new Size(longest, request.sampling().tokenLimit()),
                Optional.empty());
    }

    static Needs of(EmbeddingRequest request) {
        long longest = 0;
        for (EmbeddingRequest.Input input : request.inputs()) {
            longest = Math.max(
                    longest,
                    switch (input) {
                        case EmbeddingRequest.Input.Text text -> text.text().length() / CHARACTERS_A_TOKEN;
                        case EmbeddingRequest.Input.Tokens tokens ->
                            tokens.tokens().size();
                    });
        }
        return new Needs(
                request.model(),
                Ability.EMBEDDING,
                Delivery.WHOLE,
                EnumSet.noneOf(Feature.class),
                new Size(longest, OptionalLong.empty()),
                request.user());
    }

    /** Notes what the parts need and returns how many characters of text they have. */
    private static long read(List<Part> parts, Set<Feature> features) {
        long characters = 0;
        for (Part part : parts) {
            characters += switch (part) {
                case Part.Text text -> text.text().length();
                case Part.Reasoning reasoning -> reasoning.text().length();
                case Part.Attachment attachment -> read(attachment, features);
                case Part.ToolCall call -> {
                    features.add(Feature.TOOLS);
                    yield call.name().length() + call.arguments().length();
                }
                case Part.ToolResult result -> {
                    features.add(Feature.TOOLS);
                    yield read(result.content(), features);
                }
                case Part.Refusal refusal -> refusal.text().length();
                case Part.Opaque _ -> 0;
            };
        }
        return characters;
    }

    private static long read(Part.Attachment attachment, Set<Feature> features) {
        if (attachment.kind() == Part.Kind.IMAGE) {
            features.add(Feature.IMAGES);
        }
        return attachment.media() instanceof Media.InlineText text ? text.text().length() : 0;
    }
}
