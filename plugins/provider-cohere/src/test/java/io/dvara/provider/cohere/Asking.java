package io.dvara.provider.cohere;

import io.dvara.api.Secret;
import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.http.HttpClient;
import io.dvara.api.json.JsonCodec;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.provider.TestJson;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks a provider whose vendor answers from memory, and writes requests for it. */
final class Asking {

    static final JsonCodec JSON = new TestJson();
    static final Secret KEY = Secret.of("co-canary-key");
    static final String THINKER = "command-a-plus-05-2026";
    static final String PLAIN = "command-a-03-2025";

    private Asking() {}

    /**
     * What a chat is translated to.
     *
     * @param body the request
     * @param dropped the fields that were left out
     */
    record Written(JsonObject body, List<String> dropped) {

        /** Returns a member as text with single quotes; empty when there is none. */
        String member(String name) {
            return body.containsKey(name) ? body.get(name).toString().replace('"', '\'') : "";
        }
    }

    static CohereProvider provider(HttpClient http) {
        return provider(http, "https://api.cohere.com");
    }

    static CohereProvider provider(HttpClient http, String baseUrl) {
        return new CohereProvider(new CohereSettings(KEY, URI.create(baseUrl)), TestContext.over(http, "cohere"));
    }

    static Written write(ChatRequest.Builder request) {
        TestCall call = TestCall.plain();
        JsonObject body = new RequestWriter(JSON).write(request.build(), call);
        return new Written(body, call.droppedFields());
    }

    static List<ChatChunk> chunks(CannedVendor vendor, Delivery delivery) {
        ChatRequest request = ask(THINKER).delivery(delivery).build();
        try (Stream<ChatChunk> chunks = provider(vendor).chat(request, TestCall.plain())) {
            return chunks.toList();
        }
    }

    /** Reads an answer in which single quotes stand for double ones. */
    static ChatAnswer whole(String body) {
        CannedVendor vendor = CannedVendor.answering(200, body.replace('\'', '"'));
        return ChatAnswer.fold(chunks(vendor, Delivery.WHOLE).stream());
    }

    /** Reads a stream of events in which single quotes stand for double ones. */
    static List<ChatChunk> stream(String... events) {
        StringBuilder body = new StringBuilder();
        for (String event : events) {
            body.append("data: ").append(event.replace('\'', '"')).append("\n\n");
        }
        return chunks(CannedVendor.answering(200, body.toString()), Delivery.STREAMED);
    }

    static ChatRequest.Builder ask(String model, Message... messages) {
        return ChatRequest.of(model, messages.length == 0 ? List.of(Message.of(Role.USER, "Hi")) : List.of(messages));
    }

    static Message said(Role role, Part... parts) {
        return new Message(role, List.of(parts), Optional.empty(), Extras.NONE);
    }

    static JsonObject json(String text) {
        return JSON.readObject(text.replace('\'', '"'));
    }
}
