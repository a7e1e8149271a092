package io.dvara.gateway.rehearsal;

import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Dialect;

/** A way in which clients ask, rehearsed the more often the more of them ask so. */
enum Manner {
    /** By chats. */
    CHAT(Dialect.CHAT, 8, "chat/completions", """
            {"model":"%s/rehearsal","stream":%b,"temperature":0.5,"max_tokens":16,"messages":[
            {"role":"system","content":"You are rehearsing. Answer in three words and say that all is well."},
            {"role":"user","content":"%s"}]}"""),
    /** By messages. */
    MESSAGES(Dialect.MESSAGES, 1, "messages", """
            {"model":"%s/rehearsal","stream":%b,"max_tokens":16,
            "system":"You are rehearsing. Answer in three words and say that all is well.","messages":[
            {"role":"user","content":"%s"}]}"""),
    /** By items, of which none is kept. */
    RESPONSES(Dialect.RESPONSES, 1, "responses", """
            {"model":"%s/rehearsal","stream":%b,"temperature":0.5,"max_output_tokens":16,"store":false,
            "instructions":"You are rehearsing. Answer in three words and say that all is well.","input":[
            {"role":"user","content":"%s"}]}""");

    private static final String USUAL = "Is all well? ".repeat(60);

    private final Dialect dialect;
    private final int share;
    private final String path;
    private final String question;

    Manner(Dialect dialect, int share, String path, String question) {
        this.dialect = dialect;
        this.share = share;
        this.path = path;
        this.question = question;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Returns how many turns of a round are of this manner. */
    int share() {
        return share;
    }

    /** Returns the path below that of the API. */
    String path() {
        return path;
    }

    String question(String provider, Delivery delivery) {
        return question.formatted(provider, delivery == Delivery.STREAMED, USUAL);
    }
}
