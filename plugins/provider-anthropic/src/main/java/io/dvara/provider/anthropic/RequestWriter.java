package io.dvara.provider.anthropic;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Call;
import io.dvara.provider.kit.AnswerTool;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.OptionalInt;
import java.util.Set;

/** Translates chats into requests of the Messages API. */
final class RequestWriter {

    private static final Set<String> OF_THE_ANSWER = Set.of(
            "max_tokens",
            "stream",
            "temperature",
            "top_p",
            "top_k",
            "stop_sequences",
            "metadata",
            "service_tier",
            "container",
            "inference_geo");

    private final JsonCodec json;
    private final JsonProvider make;
    private final OptionalInt maxTokens;

    /** Makes a writer with the longest answer for callers that say none; without it the model's. */
    RequestWriter(JsonCodec json, OptionalInt maxTokens) {
        this.json = json;
        this.make = json.make();
        this.maxTokens = maxTokens;
    }

    /**
     * A request in the vendor's words.
     *
     * @param body what is sent
     * @param form how the answer is to be read
     */
    record Written(JsonObject body, AnswerForm form) {

        /** Returns what is left without the fields that speak of the answer alone. */
        Written prompt(JsonProvider make) {
            return new Written(Members.without(make, body, OF_THE_ANSWER), form);
        }

        /** Returns whether the body names files that the vendor holds. */
        boolean usesFiles() {
            return namesFile(body.get("messages"));
        }

        private static boolean namesFile(JsonValue value) {
            return switch (value) {
                case JsonArray array -> array.stream().anyMatch(Written::namesFile);
                case JsonObject object ->
                    object.containsKey("file_id")
                            || namesFile(object.getOrDefault("content", JsonValue.NULL))
                            || namesFile(object.getOrDefault("source", JsonValue.NULL));
                default -> false;
            };
        }
    }

    /** Translates a chat; fields that are left out are named to the call. */
    Written write(ChatRequest request, Call call) {
        Order order = new Order(request, call, Generation.of(request.model()), json);
        AnswerForm form = AnswerForm.of(order);
        Draft draft = new Draft(maxTokens(order), Conversation.of(order), ToolPlan.of(order, form));
        Thinking thinking = Thinking.of(order, draft);
        JsonObjectBuilder body =
                make.createObjectBuilder().add("model", request.model()).add("max_tokens", draft.maxTokens());
        system(draft, form, body);
        JsonArrayBuilder messages = make.createArrayBuilder();
        draft.conversation().turns().forEach(turn -> messages.add(turn.message(make)));
        body.add("messages", messages);
        tools(draft.tools(), body);
        thinking.config().ifPresent(config -> body.add("thinking", config));
        new SamplingWriter(order, thinking).write(body);
        if (request.delivery() == Delivery.STREAMED) {
            body.add("stream", true);
        }
        new OtherFields(order).write(body);
        outputConfig(order, form, thinking, body);
        return new Written(body.build(), form);
    }

    private long maxTokens(Order order) {
        int otherwise = maxTokens.orElse(order.generation().maxTokens());
        return order.request().sampling().tokenLimit().orElse(otherwise);
    }

    private void system(Draft draft, AnswerForm form, JsonObjectBuilder body) {
        JsonArrayBuilder system = make.createArrayBuilder();
        draft.conversation().system().forEach(system::add);
        boolean isUrged =
                form instanceof AnswerForm.ByTool byTool && byTool.tool().isUrged();
        if (isUrged) {
            system.add(make.createObjectBuilder().add("type", "text").add("text", AnswerTool.URGE));
        }
        if (isUrged || !draft.conversation().system().isEmpty()) {
            body.add("system", system);
        }
    }

    private void tools(ToolPlan plan, JsonObjectBuilder body) {
        if (plan.tools().isEmpty()) {
            return;
        }
        JsonArrayBuilder tools = make.createArrayBuilder();
        plan.tools().forEach(tools::add);
        body.add("tools", tools);
        plan.choice().ifPresent(choice -> body.add("tool_choice", choice));
    }

    /** What the client says of the output in the vendor's words replaces what we say. */
    private void outputConfig(Order order, AnswerForm form, Thinking thinking, JsonObjectBuilder body) {
        JsonObjectBuilder config = make.createObjectBuilder();
        thinking.effort().ifPresent(effort -> config.add("effort", effort));
        if (form instanceof AnswerForm.Native nativeForm) {
            config.add(
                    "format",
                    make.createObjectBuilder().add("type", "json_schema").add("schema", nativeForm.schema()));
        }
        if (order.request().extra().get("output_config") instanceof JsonObject own) {
            config.addAll(make.createObjectBuilder(own));
        }
        JsonObject built = config.build();
        if (!built.isEmpty()) {
            body.add("output_config", built);
        }
    }
}
