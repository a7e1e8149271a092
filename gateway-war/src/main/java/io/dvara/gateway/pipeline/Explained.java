package io.dvara.gateway.pipeline;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Faults of providers, in the words for clients. */
final class Explained {

    private Explained() {}

    /** Returns a stream whose faults are refusals. */
    static Stream<ChatChunk> stream(Stream<ChatChunk> chunks, Exchange exchange) {
        Iterator<ChatChunk> source = chunks.iterator();
        Iterator<ChatChunk> explained = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return explained(source::hasNext, exchange);
            }

            @Override
            public ChatChunk next() {
                return explained(source::next, exchange);
            }
        };
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(explained, Spliterator.ORDERED | Spliterator.NONNULL),
                        false)
                .onClose(chunks::close);
    }

    static Refusal refusal(ProviderException e, Exchange exchange) {
        Refusal refusal = Refusal.of(code(e.fault()), message(e, exchange)).causedBy(e);
        if (e.details().field().isPresent()) {
            refusal = refusal.at(e.details().field().get());
        }
        if (e.details().retryAfter().isPresent()) {
            refusal = refusal.retryAfter(e.details().retryAfter().get());
        }
        return refusal;
    }

    private static <T> T explained(Supplier<T> step, Exchange exchange) {
        try {
            return step.get();
        } catch (ProviderException e) {
            throw refusal(e, exchange);
        }
    }

    private static ErrorCode code(Fault fault) {
        return switch (fault) {
            case REJECTED, CONTENT_FILTERED, MODEL_NOT_FOUND -> ErrorCode.PROVIDER_REJECTED_REQUEST;
            case UNSUPPORTED_PARAMETER -> ErrorCode.UNSUPPORTED_PARAMETER;
            case CONTEXT_WINDOW_EXCEEDED -> ErrorCode.CONTEXT_WINDOW_EXCEEDED;
            case RATE_LIMITED -> ErrorCode.PROVIDER_RATE_LIMITED;
            case TIMED_OUT -> ErrorCode.PROVIDER_TIMEOUT;
            case CREDENTIAL_REFUSED, UNAVAILABLE, FAILED, UNREACHABLE, BROKEN, MALFORMED, CANCELLED ->
                ErrorCode.PROVIDER_ERROR;
        };
    }

    private static String message(ProviderException e, Exchange exchange) {
        String provider = exchange.failing(e.fault()).orElse("");
        String words = e.getMessage();
        return switch (e.fault()) {
            case REJECTED, UNSUPPORTED_PARAMETER, CONTEXT_WINDOW_EXCEEDED, CONTENT_FILTERED, MODEL_NOT_FOUND -> words;
            case CREDENTIAL_REFUSED ->
                "Upstream provider error: '" + provider + "' refuses the gateway's credential; check "
                        + setting(exchange, provider) + ". It says: " + words;
            default -> "Upstream provider error: '" + provider + "': " + words;
        };
    }

    private static String setting(Exchange exchange, String provider) {
        return exchange.generation()
                .provider(provider)
                .map(ProviderInstance::setting)
                .orElse("its configuration");
    }
}
