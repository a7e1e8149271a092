package io.dvara.api.chat;

import io.dvara.api.Stable;

/** How an answer is wished for. */
@Stable
public enum Delivery {
    /** At once. */
    WHOLE,
    /** Piece by piece, as it comes. */
    STREAMED
}
