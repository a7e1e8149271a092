package io.dvara.gateway.http.dialect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dvara.gateway.refusal.Refusal;
import java.io.IOException;
import java.util.Optional;

/** How a dialect tells errors; safe for many threads. */
public interface ErrorForm {

    /** Writes the envelope of an error. */
    void write(Refusal refusal, String traceId, JsonGenerator json) throws IOException;

    /** Returns the name of the event that ends a stream with an error; empty when events have none. */
    Optional<String> event();

    /** Returns the header that the dialect's clients read the trace id from; empty when it is ours. */
    Optional<String> traceHeader();
}
