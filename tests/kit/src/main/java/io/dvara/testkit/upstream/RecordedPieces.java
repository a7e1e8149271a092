package io.dvara.testkit.upstream;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a recorded body where one event ends and the next one begins. */
final class RecordedPieces {

    private final byte[] body;
    private final List<byte[]> pieces = new ArrayList<>();
    private int start;

    private RecordedPieces(byte[] body) {
        this.body = body;
    }

    static List<byte[]> of(RecordedResponse.Form form, byte[] body) {
        RecordedPieces cutter = new RecordedPieces(body);
        switch (form) {
            case SSE -> cutter.afterBlankLines();
            case NDJSON -> cutter.afterLines();
            case EVENT_STREAM -> cutter.byLength();
            case WHOLE, BINARY -> cutter.cutAt(body.length);
        }
        return List.copyOf(cutter.pieces);
    }

    private void afterBlankLines() {
        int lineLength = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '\n') {
                if (lineLength == 0) {
                    cutAt(i + 1);
                }
                lineLength = 0;
            } else if (body[i] != '\r') {
                lineLength++;
            }
        }
        cutAt(body.length);
    }

    private void afterLines() {
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '\n') {
                cutAt(i + 1);
            }
        }
        cutAt(body.length);
    }

    private void byLength() {
        while (start < body.length) {
            cutAt(start + ByteBuffer.wrap(body).getInt(start));
        }
    }

    private void cutAt(int end) {
        if (end > start) {
            pieces.add(Arrays.copyOfRange(body, start, end));
            start = end;
        }
    }
}
