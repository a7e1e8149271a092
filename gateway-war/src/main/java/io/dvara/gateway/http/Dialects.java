package io.dvara.gateway.http;

import io.dvara.gateway.http.chat.ChatDialect;
import io.dvara.gateway.http.chat.CompletionDialect;
import io.dvara.gateway.http.dialect.PublicDialect;
import io.dvara.gateway.http.messages.MessagesDialect;
import io.dvara.gateway.http.responses.ResponsesDialect;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;

/** The dialects that are spoken here. */
@SingleInstance
class Dialects {

    private final ChatDialect chat;
    private final CompletionDialect completion;
    private final MessagesDialect messages;
    private final ResponsesDialect responses;

    @Inject
    Dialects(ChatDialect chat, CompletionDialect completion, MessagesDialect messages, ResponsesDialect responses) {
        this.chat = chat;
        this.completion = completion;
        this.messages = messages;
        this.responses = responses;
    }

    PublicDialect chat() {
        return chat;
    }

    PublicDialect completion() {
        return completion;
    }

    MessagesDialect messages() {
        return messages;
    }

    ResponsesDialect responses() {
        return responses;
    }
}
