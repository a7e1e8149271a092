package io.dvara.provider.bedrock;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.http.HttpBody;
import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpClient;
import io.dvara.api.json.JsonCodec;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.provider.TestJson;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a chat is translated to.
 *
 * @param body the request
 * @param dropped the fields that were left out
 */
record Asking(JsonObject body, List<String> dropped) {

    static final JsonCodec JSON = new TestJson();
    static final String CLAUDE = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
    static final String NOVA = "amazon.nova-lite-v1:0";
    static final String LLAMA = "us.meta.llama3-3-70b-instruct-v1:0";

    static Asking of(ChatRequest.Builder request) {
        return of(request, TestCall.plain());
    }

    static Asking of(ChatRequest.Builder request, TestCall call) {
        JsonObject body = new RequestWriter(JSON, new Betas(List.of()))
                .write(request.build(), call)
                .body();
        return new Asking(body, call.droppedFields());
    }

    static ChatRequest.Builder ask(String model, Message... messages) {
        return ChatRequest.of(model, messages.length == 0 ? List.of(Message.of(Role.USER, "Hi")) : List.of(messages));
    }

    static Message said(Role role, Part... parts) {
        return new Message(role, List.of(parts), Optional.empty(), Extras.NONE);
    }

    /** Reads JSON in which single quotes stand for double ones. */
    static JsonObject json(String text) {
        return JSON.readObject(text.replace('\'', '"'));
    }

    /** Reads what was sent. */
    static JsonObject body(HttpCall sent) {
        return JSON.read(((HttpBody.Written) sent.body().orElseThrow()).open()).asJsonObject();
    }

    static BedrockProvider provider(HttpClient http) {
        return Rig.provider(TestContext.over(http, "bedrock"));
    }

    static List<ChatChunk> chunks(HttpClient http, ChatRequest request) {
        try (BedrockProvider provider = provider(http);
                Stream<ChatChunk> chunks = provider.chat(request, TestCall.plain())) {
            return chunks.toList();
        }
    }

    /** Returns a member as text with single quotes; empty when there is none. */
    String member(String name) {
        return body.containsKey(name) ? body.get(name).toString().replace('"', '\'') : "";
    }
}
