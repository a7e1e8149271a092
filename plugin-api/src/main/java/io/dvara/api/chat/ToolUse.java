package io.dvara.api.chat;

import io.dvara.api.Stable;
import java.util.List;
import java.util.Optional;

/**
 * The tools of a request and how they may be used.
 *
 * @param tools the tools
 * @param choice which ones the model has to call
 * @param parallel whether it may call several at once
 */
@Stable
public record ToolUse(List<Tool> tools, Optional<ToolChoice> choice, Optional<Boolean> parallel) {

    /** No tools. */
    public static final ToolUse NONE = new ToolUse(List.of(), Optional.empty(), Optional.empty());

    /** Copies the tools. */
    public ToolUse {
        tools = List.copyOf(tools);
    }

    /** Returns whether the model may call tools, but one at a time alone. */
    public boolean isHeldToOneCall() {
        boolean mayCall = choice.filter(ToolChoice.Mode.NONE::equals).isEmpty();
        return mayCall && !parallel.orElse(true);
    }
}
