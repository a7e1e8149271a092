package io.dvara.gateway.http.messages;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Dialect;
import io.dvara.gateway.http.dialect.ReasoningHeader;
import io.dvara.gateway.http.dialect.Stamps;
import io.dvara.gateway.pipeline.Exchange;
import java.util.function.BooleanSupplier;

/**
 * What a client is to see of an answer, and what stands there when the vendor says nothing.
 *
 * @param id when the vendor gives none
 * @param model as the client sent it
 * @param thoughts whether thoughts are shown
 * @param vendorsWords whether remainders of the answer are in the words of this dialect; to be asked once there is
 *     an answer
 */
record MessageStyle(String id, String model, Thoughts thoughts, BooleanSupplier vendorsWords) {

    /** Whether thoughts are shown. */
    enum Thoughts {
        /** They are. */
        SHOWN,
        /** They are not. */
        HIDDEN
    }

    static MessageStyle of(Exchange exchange, String model, Stamps stamps) {
        return new MessageStyle(
                stamps.trace(),
                model,
                ReasoningHeader.isOff(exchange) ? Thoughts.HIDDEN : Thoughts.SHOWN,
                () -> exchange.isServedNatively(Dialect.MESSAGES));
    }

    boolean showsThoughts() {
        return thoughts == Thoughts.SHOWN;
    }

    String id(ChatChunk.Head head) {
        return head.id().filter(it -> !it.isEmpty()).orElse("msg_" + id);
    }

    String model(ChatChunk.Head head) {
        return head.model().filter(it -> !it.isEmpty()).orElse(model);
    }

    /** Returns the id of a call to which the vendor gave none. */
    String callId(int call) {
        return "toolu_" + id.substring(0, 20) + "_" + call;
    }
}
