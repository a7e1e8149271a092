package io.dvara.provider.anthropic;

import io.dvara.api.chat.Dialect;
import io.dvara.api.json.JsonCodec;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;

/** How far an answer has come, counted over its blocks. */
final class Progress {

    private final Dialect dialect;
    private final JsonCodec json;
    private int textLength;
    private int calls;

    Progress(Dialect dialect, JsonCodec json) {
        this.dialect = dialect;
        this.json = json;
    }

    /** Returns whether citations are told as they come, which in other dialects span the text of their block. */
    boolean citesAtOnce() {
        return dialect == Dialect.MESSAGES;
    }

    JsonCodec json() {
        return json;
    }

    JsonProvider make() {
        return json.make();
    }

    /** Returns the length of the text so far, in code points. */
    int textLength() {
        return textLength;
    }

    void addText(String text) {
        textLength += text.codePointCount(0, text.length());
    }

    /** Returns the index of a call that begins. */
    int nextCall() {
        return calls++;
    }

    /** Returns whether the client has calls to make. */
    boolean hasCalls() {
        return calls > 0;
    }

    /** Returns the arguments that a block has from its start; empty when they are still to come. */
    String arguments(JsonObject start) {
        return start.get("input") instanceof JsonObject input && !input.isEmpty() ? json.write(input) : "";
    }
}
