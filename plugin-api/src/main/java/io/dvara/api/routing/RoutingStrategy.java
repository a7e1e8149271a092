package io.dvara.api.routing;

import io.dvara.api.Stable;
import java.util.List;

/**
 * Ranks the candidates of a route and never calls them.
 *
 * <p>Safe for many threads; asked for every request of its route, so it neither blocks nor calls
 * out. When it throws, or does not come back, the candidates are tried in the configured order.
 */
@Stable
public interface RoutingStrategy extends AutoCloseable {

    /**
     * Returns the candidates in the order in which they are to be tried.
     *
     * <p>Those that are left out are tried last, in the configured order.
     *
     * @param request what is known of the request
     * @param candidates those that can serve it, in the configured order; at least one, unmodifiable
     */
    List<Candidate> rank(RoutingRequest request, List<Candidate> candidates);

    /** Frees what the strategy holds; called once, after its last request has ended. */
    @Override
    default void close() {}
}
