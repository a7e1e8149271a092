package io.dvara.testkit.provider;

import io.dvara.api.chat.ChatRequest;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A canonical request that every provider sends, refuses or notes in part as dropped.
 *
 * <p>All of them are in {@link #all}; the model is the contract's own.
 *
 * @param name the case, the same for every provider
 * @param request what is asked
 * @param without the same request without what the case is about
 * @param weight what may happen to that
 */
public record GoldenRequest(String name, ChatRequest request, Optional<ChatRequest> without, Weight weight) {

    /** What a provider may do with a part of a request that its vendor has no form for. */
    public enum Weight {

        /** Nothing is lost when it is left out. */
        SAYS_NOTHING,

        /** It may be left out when that is noted; else it is sent or refused. */
        MAY_BE_DROPPED,

        /** It is sent or refused. */
        COUNTS
    }

    /** Returns the cases of every provider, for this model. */
    public static Stream<GoldenRequest> all(String model) {
        return Stream.of(
                        GoldenConversations.all(model),
                        GoldenAttachments.all(model),
                        GoldenTools.all(model),
                        GoldenOddities.all(model),
                        GoldenForms.all(model),
                        GoldenFields.all(model))
                .flatMap(cases -> cases);
    }

    /** Makes a case that is about the conversation as a whole. */
    static GoldenRequest plain(String name, ChatRequest request) {
        return new GoldenRequest(name, request, Optional.empty(), Weight.SAYS_NOTHING);
    }

    /** Makes a case whose subject has to count. */
    static GoldenRequest counts(String name, ChatRequest request, ChatRequest without) {
        return new GoldenRequest(name, request, Optional.of(without), Weight.COUNTS);
    }

    /** Makes a case whose subject may be dropped when that is noted. */
    static GoldenRequest droppable(String name, ChatRequest request, ChatRequest without) {
        return new GoldenRequest(name, request, Optional.of(without), Weight.MAY_BE_DROPPED);
    }
}
