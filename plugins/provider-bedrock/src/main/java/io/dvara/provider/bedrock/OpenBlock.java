package io.dvara.provider.bedrock;

import io.dvara.api.chat.Delta;
import jakarta.json.JsonObject;
import java.util.List;

/** A content block that is being read; each step returns what can be passed on. */
interface OpenBlock {

    /** Returns what a delta of the block adds. */
    List<Delta> add(JsonObject delta);

    /** Returns what can only be told at the block's end. */
    List<Delta> end();
}
