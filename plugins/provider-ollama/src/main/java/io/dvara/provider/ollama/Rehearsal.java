package io.dvara.provider.ollama;

import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Rehearsed;

/** What Ollama says when all is well. */
final class Rehearsal {

    private static final Rehearsed.VendorAnswer WHOLE = new Rehearsed.VendorAnswer("application/json", """
            {"model":"m","created_at":"2025-01-01T00:00:00Z","message":{"role":"assistant","content":"All is well."},"done":true,"done_reason":"stop","total_duration":1,"load_duration":1,"prompt_eval_count":9,"prompt_eval_duration":1,"eval_count":3,"eval_duration":1}
            """);

    private static final Rehearsed.VendorAnswer STREAM = new Rehearsed.VendorAnswer("application/x-ndjson", """
            {"model":"m","created_at":"2025-01-01T00:00:00Z","message":{"role":"assistant","content":"All"},"done":false}
            {"model":"m","created_at":"2025-01-01T00:00:00Z","message":{"role":"assistant","content":" is"},"done":false}
            {"model":"m","created_at":"2025-01-01T00:00:00Z","message":{"role":"assistant","content":" well"},"done":false}
            {"model":"m","created_at":"2025-01-01T00:00:00Z","message":{"role":"assistant","content":"."},"done":false}
            {"model":"m","created_at":"2025-01-01T00:00:00Z","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","total_duration":1,"load_duration":1,"prompt_eval_count":9,"prompt_eval_duration":1,"eval_count":3,"eval_duration":1}

            """);

    private Rehearsal() {}

    static Rehearsed.VendorAnswer of(Delivery delivery) {
        return delivery == Delivery.STREAMED ? STREAM : WHOLE;
    }
}
