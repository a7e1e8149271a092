package io.dvara.gateway.http.responses;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.pipeline.Addressee;
import io.dvara.gateway.pipeline.Forms;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * The forms of a request: for a provider that speaks the dialect all that the client said but what we
 * made up, for others the canonical form alone.
 *
 * @param codec reads what clients keep for us
 * @param ids the caller's names for what vendors keep
 */
record ResponseForms(JacksonCodec codec, VendorIds ids) implements Forms {

    private static final String PREVIOUS = "previous_response_id";
    private static final String ID = "id";

    @Override
    public ChatRequest spoken(ChatRequest request, Addressee to) {
        List<Message> messages = request.messages().stream()
                .filter(message -> !isMadeUp(message))
                .map(ResponseForms::withoutOurIds)
                .toList();
        return request.vary()
                .messages(messages)
                .extra(extra(request.extra(), to))
                .build();
    }

    @Override
    public ChatRequest translated(ChatRequest request, Addressee to) {
        return Translation.of(request, to, codec);
    }

    /** An answer that goes on with another is asked for where that one is kept. */
    private JsonObject extra(JsonObject extra, Addressee to) {
        Optional<VendorIds.Owned> previous = ids.owned(extra.getString(PREVIOUS, ""));
        if (previous.isEmpty()) {
            return extra;
        }
        if (!previous.get().provider().equals(to.provider())) {
            throw ProviderException.unsupported(
                    PREVIOUS,
                    "'" + PREVIOUS + "' names an answer that is kept by the provider '"
                            + previous.get().provider() + "', not by '" + to.provider()
                            + "': choose a model of it, or send the conversation as input");
        }
        return Json.createObjectBuilder(extra)
                .add(PREVIOUS, previous.get().id())
                .build();
    }

    /** Thoughts of other vendors mean nothing to this one, which refuses what it did not make. */
    private static boolean isMadeUp(Message message) {
        return Items.type(message).equals("reasoning")
                && (Ids.isOurs(Items.word(message.extras(), ID))
                        || Seal.isOne(Items.word(message.extras(), "encrypted_content")));
    }

    private static Message withoutOurIds(Message message) {
        List<Part> parts =
                message.parts().stream().map(ResponseForms::withoutOurIds).toList();
        return new Message(message.role(), parts, message.name(), withoutOurId(message.extras()));
    }

    private static Part withoutOurIds(Part part) {
        return switch (part) {
            case Part.ToolCall it ->
                new Part.ToolCall(it.id(), it.name(), it.arguments(), it.signature(), withoutOurId(it.extras()));
            case Part.ToolResult it ->
                new Part.ToolResult(it.callId(), it.content(), it.outcome(), withoutOurId(it.extras()));
            default -> part;
        };
    }

    private static Extras withoutOurId(Extras extras) {
        return Ids.isOurs(Items.word(extras, ID))
                ? Extras.of(Json.createObjectBuilder(extras.fields()).remove(ID).build())
                : extras;
    }
}
