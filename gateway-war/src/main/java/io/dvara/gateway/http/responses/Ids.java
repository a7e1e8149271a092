package io.dvara.gateway.http.responses;

import io.dvara.gateway.http.dialect.Stamps;

/** Ids that we give to answers and items. */
final class Ids {

    private static final String OURS = "_dv";

    private Ids() {}

    /** Makes an id that nobody else gives, such as {@code msg_dv…}. */
    static String fresh(String prefix, Stamps stamps) {
        return prefix + OURS + stamps.trace() + stamps.span();
    }

    /** Returns whether an answer or an item has its id from us. */
    static boolean isOurs(String id) {
        int begin = id.indexOf('_');
        return begin > 0 && id.startsWith(OURS, begin);
    }
}
