package io.dvara.gateway.routing;

import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a request may be served; anywhere when none is named.
 *
 * @param names such as {@code eu}, which {@code eu-west-1} is a part of
 */
record Regions(List<String> names) {

    /** The client's header that names regions, separated by commas. */
    static final String HEADER = "X-Dvara-Region";

    private static final Regions ANYWHERE = new Regions(List.of());

    static Regions of(Journey journey) {
        Optional<String> header = journey.header(HEADER).filter(it -> !it.isBlank());
        return header.isEmpty()
                ? ANYWHERE
                : new Regions(Stream.of(header.get().split(","))
                        .map(it -> it.strip().toLowerCase(Locale.ROOT))
                        .filter(it -> !it.isEmpty())
                        .toList());
    }

    /** Returns whether a target there may serve; one whose region is not known may not. */
    boolean allow(Optional<String> region) {
        if (names.isEmpty()) {
            return true;
        }
        String where = region.map(it -> it.toLowerCase(Locale.ROOT)).orElse("");
        return names.stream().anyMatch(it -> where.equals(it) || where.startsWith(it + "-"));
    }

    /**
     * Returns targets whose region nobody has configured.
     *
     * @throws Refusal when a region is demanded
     */
    List<Target> demandedOf(List<Target> unplaced) {
        if (!names.isEmpty()) {
            throw Refusal.of(
                            ErrorCode.NO_PROVIDER,
                            "No provider supports model in region " + this + ": where '"
                                    + unplaced.getFirst().provider().name()
                                    + "' runs is not known; give the model a route whose candidates have a region")
                    .at("model");
        }
        return unplaced;
    }

    @Override
    public String toString() {
        return String.join(", ", names).replaceAll("[^ -~]", "?");
    }
}
