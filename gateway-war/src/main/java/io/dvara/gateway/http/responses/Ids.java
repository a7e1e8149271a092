package io.dvara.gateway.http.responses;

import io.dvara.gateway.http.dialect.Stamps;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Ids of answers and items: ours, and those of a vendor that keeps its answers itself. */
final class Ids {

    private static final String OURS = "_dv";
    private static final String KEPT_BY_OWNER = "resp_dn";
    private static final char SEPARATOR = '\n';

    private Ids() {}

    /**
     * Where an answer is kept.
     *
     * @param provider the configured name of whoever keeps it
     * @param id the vendor's id
     */
    record Owned(String provider, String id) {}

    /** Makes an id that nobody else gives, such as {@code msg_dv…}. */
    static String fresh(String prefix, Stamps stamps) {
        return prefix + OURS + stamps.trace() + stamps.span();
    }

    /** Returns whether an answer or an item has its id from us. */
    static boolean isOurs(String id) {
        int begin = id.indexOf('_');
        return begin > 0 && id.startsWith(OURS, begin);
    }

    /** Returns the id under which clients know an answer that its vendor keeps. */
    static String of(Owned owned) {
        byte[] both = (owned.provider() + SEPARATOR + owned.id()).getBytes(StandardCharsets.UTF_8);
        return KEPT_BY_OWNER + Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /** Returns who keeps an answer; empty when the id does not say. */
    static Optional<Owned> owned(String id) {
        if (!id.startsWith(KEPT_BY_OWNER)) {
            return Optional.empty();
        }
        try {
            byte[] both = Base64.getUrlDecoder().decode(id.substring(KEPT_BY_OWNER.length()));
            String text = new String(both, StandardCharsets.UTF_8);
            int separator = text.indexOf(SEPARATOR);
            return separator < 0
                    ? Optional.empty()
                    : Optional.of(new Owned(text.substring(0, separator), text.substring(separator + 1)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
