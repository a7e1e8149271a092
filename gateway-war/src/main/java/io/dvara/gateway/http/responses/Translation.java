package io.dvara.gateway.http.responses;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.pipeline.Addressee;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says the conversation of one request in the canonical form alone, for a provider that has no items. */
final class Translation {

    /** Records of what a vendor's own tools did; the text that came of them stands in the answer. */
    private static final Set<String> RECORDS = Set.of(
            "web_search_call",
            "file_search_call",
            "code_interpreter_call",
            "image_generation_call",
            "mcp_call",
            "mcp_list_tools",
            "tool_search_call",
            "tool_search_output",
            "additional_tools");

    private final JacksonCodec codec;
    private final Addressee to;
    private final List<Message> said = new ArrayList<>();
    private final List<Part> assistant = new ArrayList<>();
    private final Map<String, String> proofs = new HashMap<>();

    private Translation(JacksonCodec codec, Addressee to) {
        this.codec = codec;
        this.to = to;
    }

    /** Returns a request without the dialect's own words. */
    static ChatRequest of(ChatRequest request, Addressee to, JacksonCodec codec) {
        Translation translation = new Translation(codec, to);
        translation.readProofs(request.messages());
        List<Message> messages = request.messages();
        for (int i = 0; i < messages.size(); i++) {
            translation.add(messages.get(i), "input[" + i + "]");
        }
        translation.endTurn();
        ChatRequest.Builder translated = request.vary().messages(translation.said);
        new TranslatedWishes(request, to).put(translated);
        return translated.build();
    }

    private void readProofs(List<Message> messages) {
        messages.forEach(message -> seal(message).ifPresent(seal -> proofs.putAll(seal.calls())));
    }

    private void add(Message message, String place) {
        switch (message.role()) {
            case ASSISTANT -> addAnswer(message, place);
            case TOOL -> {
                endTurn();
                said.add(plain(Role.TOOL, parts(message, place)));
            }
            default -> {
                endTurn();
                said.add(new Message(message.role(), parts(message, place), message.name(), Extras.NONE));
            }
        }
    }

    /** Items of the assistant that follow each other are one turn. */
    private void addAnswer(Message message, String place) {
        if (Items.type(message).equals("reasoning")) {
            addThoughts(message);
        } else {
            assistant.addAll(parts(message, place));
        }
    }

    private void endTurn() {
        if (!assistant.isEmpty()) {
            said.add(plain(Role.ASSISTANT, assistant));
            assistant.clear();
        }
    }

    private void addThoughts(Message message) {
        StringBuilder text = new StringBuilder();
        for (Part part : message.parts()) {
            if (part instanceof Part.Reasoning thought) {
                text.append(thought.text());
            }
        }
        Optional<Seal> seal = seal(message);
        String thoughts = seal.flatMap(Seal::text).orElse(text.toString());
        Optional<String> signature = seal.flatMap(Seal::signature);
        Optional<String> sealed = seal.flatMap(Seal::sealed);
        if (!thoughts.isEmpty() || signature.isPresent() || sealed.isPresent()) {
            assistant.add(new Part.Reasoning(thoughts, signature, sealed, Extras.NONE));
        }
    }

    /** What a vendor signed means nothing to another. */
    private Optional<Seal> seal(Message message) {
        return Seal.open(Items.word(message.extras(), "encrypted_content"), codec)
                .filter(seal -> seal.kind().equals(to.kind()));
    }

    private List<Part> parts(Message message, String place) {
        List<Part> parts = new ArrayList<>(message.parts().size());
        for (Part part : message.parts()) {
            part(part, place).ifPresent(parts::add);
        }
        return parts;
    }

    private Optional<Part> part(Part part, String place) {
        return switch (part) {
            case Part.Text text -> Optional.of(new Part.Text(text.text()));
            case Part.Refusal refusal -> Optional.of(new Part.Refusal(refusal.text(), Extras.NONE));
            case Part.Reasoning thought -> Optional.of(thought);
            case Part.Attachment it -> Optional.of(attachment(it, place));
            case Part.ToolCall call -> Optional.of(call(call));
            case Part.ToolResult result -> Optional.of(result(result, place));
            case Part.Opaque opaque -> opaque(opaque, place);
        };
    }

    private Part attachment(Part.Attachment it, String place) {
        String detail = Items.word(it.extras(), "detail");
        if (!detail.isEmpty() && !detail.equals("auto")) {
            to.drop(place + ".detail");
        }
        return new Part.Attachment(it.kind(), it.media(), it.name(), Extras.NONE);
    }

    private Part call(Part.ToolCall call) {
        String arguments = Items.word(call.extras(), "type").equals("custom_tool_call")
                ? CustomTools.arguments(call.arguments(), codec)
                : call.arguments();
        return new Part.ToolCall(
                call.id(), call.name(), arguments, Optional.ofNullable(proofs.get(call.id())), Extras.NONE);
    }

    private Part result(Part.ToolResult result, String place) {
        List<Part> content = new ArrayList<>(result.content().size());
        for (Part part : result.content()) {
            part(part, place).ifPresent(content::add);
        }
        return new Part.ToolResult(result.callId(), content, result.outcome(), Extras.NONE);
    }

    private Optional<Part> opaque(Part.Opaque part, String place) {
        String type = Items.type(part.value());
        if (type.equals(Items.REFERENCE)) {
            throw Items.gone(part.value().getString("id", ""));
        }
        if (!RECORDS.contains(type)) {
            throw ProviderException.unsupported(
                    place,
                    "provider " + to.provider() + " has no form for '" + place + "' of type '" + type
                            + "': leave it out or choose a model of a provider that has");
        }
        to.drop(place);
        return Optional.empty();
    }

    private static Message plain(Role role, List<Part> parts) {
        return new Message(role, parts, Optional.empty(), Extras.NONE);
    }
}
