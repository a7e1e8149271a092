package io.dvara.provider.mock;

import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides which functions are called and with what. */
final class ToolPicker {

    private final JsonCodec json;

    ToolPicker(JsonCodec json) {
        this.json = json;
    }

    /** Returns the calls that answer the conversation; none when it is answered by text. */
    List<Block> calls(ToolUse use, Conversation conversation, String id) {
        List<Tool.Function> functions = functions(use);
        if (functions.isEmpty()) {
            return List.of();
        }
        ToolChoice choice = use.choice().orElse(ToolChoice.Mode.AUTO);
        if (choice == ToolChoice.Mode.NONE || freeToAnswer(choice, conversation)) {
            return List.of();
        }
        Mentions mentions = Mentions.of(conversation.question());
        List<Tool.Function> picked = picked(choice, functions, mentions);
        if (picked.size() == 1 && mentions.has("parallel")) {
            picked = List.of(picked.getFirst(), picked.getFirst());
        }
        if (picked.size() > 1 && !use.parallel().orElse(true)) {
            picked = picked.subList(0, 1);
        }
        return calls(picked, mentions, id);
    }

    private static List<Tool.Function> functions(ToolUse use) {
        List<Tool.Function> functions = new ArrayList<>(use.tools().size());
        for (Tool tool : use.tools()) {
            if (tool instanceof Tool.Function function) {
                functions.add(function);
            }
        }
        return functions;
    }

    private static boolean freeToAnswer(ToolChoice choice, Conversation conversation) {
        boolean must = choice == ToolChoice.Mode.REQUIRED || choice instanceof ToolChoice.Named;
        return !must && conversation.turn() != Conversation.Turn.USER;
    }

    private static List<Tool.Function> picked(ToolChoice choice, List<Tool.Function> functions, Mentions mentions) {
        if (choice instanceof ToolChoice.Named(String name)) {
            return List.of(named(name, functions));
        }
        List<Tool.Function> mentioned =
                functions.stream().filter(mentions::speaksOf).toList();
        boolean none = mentioned.isEmpty() && choice == ToolChoice.Mode.REQUIRED;
        return none ? List.of(functions.getFirst()) : mentioned;
    }

    private static Tool.Function named(String name, List<Tool.Function> functions) {
        return functions.stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProviderException(
                        Fault.REJECTED,
                        "tool_choice names the function " + name + ", which is not among the tools",
                        ProviderException.Details.field("tool_choice")));
    }

    private List<Block> calls(List<Tool.Function> picked, Mentions mentions, String id) {
        List<String> names = mentions.properNames();
        List<Block> calls = new ArrayList<>(picked.size());
        for (int i = 0; i < picked.size(); i++) {
            Optional<String> word = names.isEmpty() ? Optional.empty() : Optional.of(names.get(i % names.size()));
            Tool.Function function = picked.get(i);
            calls.add(new Block.FunctionCall(i, "call_" + id + "_" + i, function.name(), arguments(function, word)));
        }
        return calls;
    }

    private String arguments(Tool.Function function, Optional<String> word) {
        JsonObject schema = function.parameters().orElse(JsonValue.EMPTY_JSON_OBJECT);
        JsonValue sample = new SchemaSampler(json.make(), schema, word).sample("tools");
        return json.write(sample instanceof JsonObject ? sample : JsonValue.EMPTY_JSON_OBJECT);
    }
}
