package io.dvara.provider.bedrock;

import io.dvara.api.json.JsonCodec;
import jakarta.json.spi.JsonProvider;

/** How far an answer has come, counted over its blocks. */
final class Progress {

    private final JsonCodec json;
    private int textLength;
    private int calls;

    Progress(JsonCodec json) {
        this.json = json;
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
}
