package io.dvara.gateway.http;

import io.dvara.api.Secret;
import io.dvara.gateway.http.dialect.Stamps;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.pipeline.Incoming;
import io.dvara.gateway.pipeline.Pipeline;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.rehearsal.Rehearsal;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Lets requests in: opens their exchange, has them served, and ends them whatever happens. */
@SingleInstance
class Door {

    private static final Logger LOG = Logger.getLogger(Door.class.getName());
    private static final Set<String> CREDENTIALS =
            Set.of("authorization", "x-api-key", "api-key", "cookie", "proxy-authorization");

    private static final String BEARER = "Bearer ";

    private final Pipeline pipeline;
    private final Load load;
    private final Stamps stamps;
    private final Replies replies;
    private final Rehearsal rehearsal;

    @Inject
    Door(Pipeline pipeline, Load load, Stamps stamps, Replies replies, Rehearsal rehearsal) {
        this.pipeline = pipeline;
        this.load = load;
        this.stamps = stamps;
        this.replies = replies;
        this.rehearsal = rehearsal;
    }

    /** Serves a request on a thread of its own; returns at once. */
    void enter(Wire wire, String path, Endpoint endpoint) {
        long arrived = System.nanoTime();
        Thread.startVirtualThread(() -> serve(wire, incoming(wire, path, arrived), endpoint));
    }

    /** Serves a request to its last byte. */
    void serve(Wire wire, Incoming incoming, Endpoint endpoint) {
        Load.Visit visit = load.visit();
        RequestBody body = new RequestBody(wire, visit);
        Exchange exchange = pipeline.open(incoming);
        Reply reply = replies.begin(wire, exchange, endpoint.errors());
        exchange.attach(reply);
        try {
            attempt(exchange, body, reply, endpoint);
        } finally {
            reply.close();
            exchange.close();
            replies.ended(exchange);
            visit.close();
            wire.end();
        }
    }

    private void attempt(Exchange exchange, RequestBody body, Reply reply, Endpoint endpoint) {
        try {
            checkHops(exchange.hops());
            pipeline.admit(exchange);
            body.visit().enter(exchange);
            endpoint.serve(exchange, body, reply);
        } catch (Refusal refusal) {
            if (body.brokeOff()) {
                exchange.clientLeft();
            }
            reply.fail(refusal);
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            LOG.log(Level.SEVERE, e, () -> "Request " + exchange.traceId() + " met a defect of the gateway");
            reply.fail(Refusal.of(
                    ErrorCode.INTERNAL_ERROR,
                    "The gateway has failed to serve this request; its log tells why under the trace id."));
        }
    }

    /** Describes a request. */
    Incoming incoming(Wire wire, String path, long arrivedNanos) {
        Trace trace = Trace.of(wire::header, stamps);
        return new Incoming(
                trace.id(),
                trace.parent(),
                wire.header("X-Session-Id"),
                key(wire),
                path,
                hops(wire.header("X-Dvara-Hops")) + 1,
                name -> CREDENTIALS.contains(name.toLowerCase(Locale.ROOT)) ? Optional.empty() : wire.header(name),
                wire.connection(),
                rehearsal.detour(wire.header(Rehearsal.HEADER)),
                arrivedNanos);
    }

    /** Where several are sent, {@code Authorization} wins. */
    private static Optional<Secret> key(Wire wire) {
        return wire.header("Authorization")
                .filter(it -> it.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(it -> it.substring(BEARER.length()).strip())
                .or(() -> wire.header("x-api-key"))
                .or(() -> wire.header("api-key"))
                .map(Secret::of);
    }

    private static void checkHops(int hops) {
        if (hops > 1) {
            throw Refusal.of(
                    ErrorCode.LOOP_DETECTED,
                    "The request has passed this gateway already: the base URL of a provider leads back here.");
        }
    }

    private static int hops(Optional<String> header) {
        return header.filter(text -> text.matches("[1-9]\\d{0,5}"))
                .map(Integer::parseInt)
                .orElse(0);
    }
}
