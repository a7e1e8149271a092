package io.dvara.dialects;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Why a vendor cannot do what a case wishes, in its own words.
 *
 * @param provider whose vendor it is
 * @param wish what it cannot do
 * @param words the vendor's
 * @param page where the vendor says so
 */
record Refusal(String provider, String wish, String words, String page) {

    /** The one list. */
    static final List<Refusal> ALL = Files.json("refusals.json").getJsonArray("refusals").stream()
            .map(it -> of(it.asJsonObject()))
            .toList();

    static Optional<Refusal> of(String provider, Case wish) {
        return ALL.stream()
                .filter(it -> it.provider().equals(provider) && it.wish().equals(wish.label()))
                .findFirst();
    }

    private static Refusal of(JsonObject json) {
        return new Refusal(
                json.getString("provider"), json.getString("case"), json.getString("words"), json.getString("page"));
    }
}
