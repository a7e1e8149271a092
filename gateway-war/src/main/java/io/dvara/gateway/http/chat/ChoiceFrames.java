package io.dvara.gateway.http.chat;

import io.dvara.api.chat.ChoiceDelta;
import java.io.IOException;

/** How a dialect writes what a chunk adds to one of the answers. */
interface ChoiceFrames {

    /** Returns what a chunk is called. */
    ChatJson.Kind kind();

    /** Returns whether the client is to hear of it at all. */
    boolean speaks(ChoiceDelta choice, ChoiceState told, AnswerStyle style);

    /** Writes it. */
    void write(ChoiceDelta choice, ChoiceState told, AnswerStyle style, ChatJson out) throws IOException;
}
