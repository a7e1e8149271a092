package io.dvara.gateway.http.responses;

import io.dvara.api.provider.KeptAnswers.Kept;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.http.dialect.Question;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.pipeline.Pipeline;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers that are kept, here or by whoever gave them, for whoever asked for them; safe for many threads. */
@SingleInstance
public class Archive {

    private static final int NOT_FOUND = 404;

    private final KeptResponses ours;
    private final Pipeline pipeline;
    private final JacksonCodec codec;

    @Inject
    Archive(KeptResponses ours, Pipeline pipeline, JacksonCodec codec) {
        this.ours = ours;
        this.pipeline = pipeline;
        this.codec = codec;
    }

    /**
     * Returns an answer that is kept here.
     *
     * @throws Refusal when it is gone
     */
    public JsonObject response(String id, Exchange exchange) {
        return AnswerStyle.Thoughts.of(exchange).seen(ours.response(exchange.owner(), id), "output");
    }

    /**
     * Returns the question for an answer that its vendor keeps; empty when it is kept here.
     *
     * @throws Refusal when it is somebody else's
     */
    public Optional<Question> recall(String id, Query query, Exchange exchange) {
        Recall.Caller caller = Recall.Caller.of(exchange);
        return caller.ids()
                .owned(id)
                .map(owned -> new Recall(
                        caller,
                        owned,
                        query,
                        codec,
                        (keeper, call) -> keeper.recall(kept(owned, query), Recall.delivery(query), call)));
    }

    /**
     * Returns the question that ends an answer that its vendor still makes.
     *
     * @throws Refusal when it is kept here, where all answers are whole
     */
    public Question cancel(String id, Exchange exchange) {
        Query none = Query.of(Optional.empty());
        Recall.Caller caller = Recall.Caller.of(exchange);
        return caller.ids()
                .owned(id)
                .map(owned -> new Recall(
                        caller, owned, none, codec, (keeper, call) -> keeper.cancel(kept(owned, none), call)))
                .orElseThrow(() -> {
                    response(id, exchange);
                    return Refusal.of(ErrorCode.VALIDATION_ERROR, "Cannot cancel a synchronous response.");
                });
    }

    /**
     * Forgets an answer and returns what is said of that.
     *
     * @throws Refusal when it is gone
     */
    public JsonObject forget(String id, Exchange exchange) {
        Optional<VendorIds.Owned> owned = ids(exchange).owned(id);
        if (owned.isPresent()) {
            Kept kept = kept(owned.get(), Query.of(Optional.empty()));
            JsonObject told = found(
                    id,
                    () -> pipeline.tell(exchange, owned.get().provider(), (keeper, call) -> keeper.forget(kept, call)));
            return Json.createObjectBuilder(told).add("id", id).build();
        }
        ours.forget(exchange.owner(), id);
        return Json.createObjectBuilder()
                .add("id", id)
                .add("object", "response")
                .add("deleted", true)
                .build();
    }

    /**
     * Returns a page of the items that an answer was asked for with.
     *
     * @throws Refusal when it is gone
     */
    public JsonObject input(String id, Query query, Exchange exchange) {
        Optional<VendorIds.Owned> owned = ids(exchange).owned(id);
        JsonObject page = owned.isEmpty()
                ? InputItems.page(ours.input(exchange.owner(), id), query)
                : found(
                        id,
                        () -> pipeline.tell(
                                exchange,
                                owned.get().provider(),
                                (keeper, call) -> keeper.input(kept(owned.get(), query), call)));
        return AnswerStyle.Thoughts.of(exchange).seen(page, "data");
    }

    private static VendorIds ids(Exchange exchange) {
        return new VendorIds(exchange.owner());
    }

    /** Names an answer that its vendor does not find by the id that the client knows. */
    static <T> T found(String id, Supplier<T> asking) {
        try {
            return asking.get();
        } catch (Refusal refusal) {
            boolean gone = refusal.code() == ErrorCode.NOT_FOUND
                    || refusal.getCause() instanceof ProviderException e
                            && e.details().vendorStatus().orElse(0) == NOT_FOUND;
            throw gone ? KeptResponses.gone(id).causedBy(refusal) : refusal;
        }
    }

    private static Kept kept(VendorIds.Owned owned, Query query) {
        return new Kept(owned.id(), query.encoded());
    }
}
