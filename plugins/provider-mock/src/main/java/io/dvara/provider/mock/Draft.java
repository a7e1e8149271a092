package io.dvara.provider.mock;

import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Sampling;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One answer before it is delivered: its blocks and why it ends. */
record Draft(List<Block> blocks, Finish finish) {

    Draft {
        blocks = List.copyOf(blocks);
    }

    /** Returns the draft within what the request allows: up to a stop text and the token limit. */
    Draft within(Sampling sampling) {
        Draft stopped = sampling.stop().isEmpty() ? this : stoppedAt(sampling.stop());
        OptionalLong limit = sampling.tokenLimit();
        return limit.isPresent() ? stopped.limitedTo(limit.getAsLong()) : stopped;
    }

    /** Returns how many words all blocks have. */
    int words() {
        int words = 0;
        for (Block block : blocks) {
            words += Words.count(block.text());
        }
        return words;
    }

    /** Returns how many words of thoughts there are. */
    int thoughts() {
        int words = 0;
        for (Block block : blocks) {
            if (block instanceof Block.Thought) {
                words += Words.count(block.text());
            }
        }
        return words;
    }

    private Draft stoppedAt(List<String> stopTexts) {
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.Speech speech) {
                Optional<String> first = earliest(stopTexts, speech.text());
                if (first.isPresent()) {
                    String said = speech.text().substring(0, speech.text().indexOf(first.get()));
                    return upTo(i, speech.withText(said), new Finish(FinishReason.STOP, Optional.empty(), first));
                }
            }
        }
        return this;
    }

    private Draft limitedTo(long limit) {
        if (limit < 1) {
            throw new ProviderException(
                    Fault.REJECTED, "max_tokens must be at least 1", ProviderException.Details.field("max_tokens"));
        }
        long left = limit;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            int words = Words.count(block.text());
            if (words > left) {
                return upTo(i, block.withText(Words.first(left, block.text())), Finish.of(FinishReason.LENGTH));
            }
            left -= words;
        }
        return this;
    }

    private Draft upTo(int index, Block last, Finish end) {
        List<Block> kept = new ArrayList<>(blocks.subList(0, index));
        if (!last.text().isEmpty()) {
            kept.add(last);
        }
        return new Draft(kept, end);
    }

    private static Optional<String> earliest(List<String> stopTexts, String text) {
        Optional<String> earliest = Optional.empty();
        int at = Integer.MAX_VALUE;
        for (String stop : stopTexts) {
            int found = stop.isEmpty() ? -1 : text.indexOf(stop);
            if (found >= 0 && found < at) {
                at = found;
                earliest = Optional.of(stop);
            }
        }
        return earliest;
    }
}
