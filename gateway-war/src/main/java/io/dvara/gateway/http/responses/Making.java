package io.dvara.gateway.http.responses;

import io.dvara.api.chat.ChatChunk;
import io.dvara.gateway.http.dialect.Stamps;
import io.dvara.gateway.json.JacksonCodec;

/**
 * What an answer is made with.
 *
 * @param id of the answer
 * @param asked what was asked for
 * @param style what the client is to see
 * @param stamps gives ids and times
 * @param codec writes it
 */
record Making(String id, Asked asked, AnswerStyle style, Stamps stamps, JacksonCodec codec) {

    /** Returns the form of the answer, once the vendor has said what it is. */
    AnswerForm form(ChatChunk.Head head) {
        return new AnswerForm(
                id,
                head.created().orElseGet(stamps::seconds),
                head.model().filter(it -> !it.isEmpty()).orElse(asked.request().model()),
                asked);
    }
}
