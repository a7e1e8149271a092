package io.dvara.gateway.upstream;

import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Call;
import java.time.Duration;
import java.util.*;

/** stub. */
public final class Attempt implements Call, AutoCloseable {
    public List<String> droppedFields() {
        return List.of();
    }

    public Duration waited() {
        return Duration.ZERO;
    }

    public Optional<HttpHeaders> answerHeaders() {
        return Optional.empty();
    }

    public void cancel() {}

    @Override
    public void close() {}

    @Override
    public String traceId() {
        return "";
    }

    @Override
    public Optional<String> clientHeader(String n) {
        return Optional.empty();
    }

    @Override
    public void dropped(String f) {}

    @Override
    public Duration timeLeft() {
        return Duration.ZERO;
    }
}
