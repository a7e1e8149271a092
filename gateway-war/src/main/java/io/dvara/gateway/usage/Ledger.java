package io.dvara.gateway.usage;

import io.dvara.api.chat.Usage;
import io.dvara.gateway.metrics.GatewayMetrics;
import io.dvara.gateway.metrics.RequestSample;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;

/** Books every request that has ended: metrics and one line of the log; safe for many threads. */
@SingleInstance
public class Ledger {

    private static final String DEFAULT_TENANT = "default";
    private static final int CLIENT_LEFT = 499;

    private final GatewayMetrics metrics;
    private final RequestLog log;
    private final Unpriced unpriced = new Unpriced();

    /** Makes a ledger that books to these. */
    @Inject
    public Ledger(GatewayMetrics metrics, RequestLog log) {
        this.metrics = metrics;
        this.log = log;
    }

    /** Books a request; called once for each. */
    public void settle(Ended ended) {
        metrics.ended(sample(ended));
        if (ended.verdict().status() == CLIENT_LEFT) {
            metrics.clientDisconnected();
        }
        if (!ended.service().dropped().isEmpty()) {
            metrics.droppedParams(
                    ended.service().provider(), ended.service().dropped().size());
        }
        if (ended.spent().source() == Spent.Source.ESTIMATE) {
            metrics.usageEstimated(ended.service().provider());
        }
        if (ended.spent().usage().isPresent() && ended.spent().cost().isEmpty()) {
            unpriced.tell(ended.service());
        }
        log.write(ended, DEFAULT_TENANT);
    }

    /** Does what settling does, but for the booking. */
    public void rehearse(Ended ended) {
        log.rehearse(ended, DEFAULT_TENANT);
    }

    private static RequestSample sample(Ended ended) {
        boolean streamed = ended.service().form() == Ended.Form.STREAMED;
        return new RequestSample(
                ended.origin().model(),
                ended.service().provider(),
                ended.verdict().status(),
                DEFAULT_TENANT,
                ended.times().latency(),
                streamed ? ended.times().firstContent() : Optional.empty(),
                ended.times().overhead(),
                ended.spent().usage().map(Ledger::tokens).orElse(RequestSample.Tokens.NONE),
                ended.spent().cost().map(it -> OptionalLong.of(Cost.nanos(it))).orElseGet(OptionalLong::empty));
    }

    private static RequestSample.Tokens tokens(Usage usage) {
        return new RequestSample.Tokens(usage.input(), usage.output(), usage.cached(), usage.reasoning());
    }
}
