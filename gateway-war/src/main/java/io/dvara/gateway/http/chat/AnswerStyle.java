package io.dvara.gateway.http.chat;

import io.dvara.api.chat.ChatChunk;
import io.dvara.gateway.http.dialect.ReasoningHeader;
import io.dvara.gateway.http.dialect.Stamps;
import io.dvara.gateway.pipeline.Exchange;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/**
 * What a client is to see of an answer, and what stands there when the vendor says nothing.
 *
 * @param id when the vendor gives none
 * @param created when the vendor gives none
 * @param model as the client sent it
 * @param thoughts whether reasoning is shown
 * @param usage whether a stream reports it
 */
record AnswerStyle(String id, long created, String model, Shown thoughts, Shown usage) {

    /** Whether something is shown. */
    enum Shown {
        /** It is. */
        YES,
        /** It is not. */
        NO
    }

    /** Makes the style that a request asks for. */
    static AnswerStyle of(Exchange exchange, String model, JsonObject extra, Stamps stamps) {
        boolean usage = extra.get("stream_options") instanceof JsonObject options
                && JsonValue.TRUE.equals(options.get("include_usage"));
        return new AnswerStyle(
                stamps.trace(),
                stamps.seconds(),
                model,
                ReasoningHeader.isOff(exchange) ? Shown.NO : Shown.YES,
                usage ? Shown.YES : Shown.NO);
    }

    boolean showsThoughts() {
        return thoughts == Shown.YES;
    }

    boolean showsUsage() {
        return usage == Shown.YES;
    }

    /** Returns the id of an answer, which begins with this unless the vendor says otherwise. */
    String id(ChatChunk.Head head, String prefix) {
        return head.id().filter(it -> !it.isEmpty()).orElse(prefix + id);
    }

    String model(ChatChunk.Head head) {
        return head.model().filter(it -> !it.isEmpty()).orElse(model);
    }

    long created(ChatChunk.Head head) {
        return head.created().orElse(created);
    }

    /** Returns the id of a call to which the vendor gave none. */
    String callId(int choice, int call) {
        return "call_" + id.substring(0, 20) + "_" + choice + "_" + call;
    }
}
