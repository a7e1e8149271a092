package io.dvara.provider.kit.compatible;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Tells which call a piece of a tool call belongs to.
 *
 * <p>Vendors leave out indexes or ids, repeat ids in later pieces, or give every call the index 0.
 */
final class CallTracker {

    private final List<Known> calls = new ArrayList<>();

    /** A call that has begun. */
    static final class Known {

        private final int index;
        private final int block;
        private final OptionalInt vendorIndex;
        private String id = "";
        private boolean named;

        private Known(int index, int block, OptionalInt vendorIndex) {
            this.index = index;
            this.block = block;
            this.vendorIndex = vendorIndex;
        }

        int index() {
            return index;
        }

        int block() {
            return block;
        }

        /** Returns the id unless it has been told already. */
        Optional<String> tellId(String given) {
            if (given.isEmpty() || !id.isEmpty()) {
                return Optional.empty();
            }
            id = given;
            return Optional.of(given);
        }

        /** Returns the name unless it has been told already. */
        Optional<String> tellName(String given) {
            if (given.isEmpty() || named) {
                return Optional.empty();
            }
            named = true;
            return Optional.of(given);
        }
    }

    /** Returns the call that the piece goes on with; nothing when it begins a new one. */
    Optional<Known> find(OptionalInt vendorIndex, String id, String name) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            Known call = calls.get(i);
            if (vendorIndex.isPresent() && call.vendorIndex.equals(vendorIndex)) {
                return begins(call, id, name) ? Optional.empty() : Optional.of(call);
            }
            if (vendorIndex.isEmpty() && (id.isEmpty() ? name.isEmpty() : call.id.equals(id))) {
                return Optional.of(call);
            }
        }
        return Optional.empty();
    }

    Known begin(OptionalInt vendorIndex, int block) {
        Known call = new Known(calls.size(), block, vendorIndex);
        calls.add(call);
        return call;
    }

    private static boolean begins(Known call, String id, String name) {
        return !id.isEmpty() && !name.isEmpty() && !call.id.isEmpty() && !call.id.equals(id);
    }
}
