package io.dvara.provider.bedrock;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Dialect;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Call;
import io.dvara.provider.kit.AnswerTool;
import io.dvara.provider.kit.Merging;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;

/** Translates chats into requests of the Converse API; the model is not in them but in the address. */
final class RequestWriter {

    /** Where Anthropic's models tell which stop text they came to. */
    private static final String STOP_TEXT = "/delta/stop_sequence";

    private final JsonCodec json;
    private final JsonProvider make;
    private final Betas betas;

    RequestWriter(JsonCodec json, Betas betas) {
        this.json = json;
        this.make = json.make();
        this.betas = betas;
    }

    /**
     * A request in the vendor's words.
     *
     * @param body what is sent
     * @param form how the answer is to be read
     */
    record Written(JsonObject body, AnswerForm form) {

        private static final List<String> READ =
                List.of("messages", "system", "toolConfig", "additionalModelRequestFields");

        /** Returns the question how many tokens the model would read. */
        JsonObject prompt(JsonProvider make) {
            JsonObjectBuilder prompt = make.createObjectBuilder();
            READ.stream().filter(body::containsKey).forEach(name -> prompt.add(name, body.get(name)));
            return make.createObjectBuilder()
                    .add("input", make.createObjectBuilder().add("converse", prompt))
                    .build();
        }
    }

    /** Translates a chat; fields that are left out are named to the call. */
    Written write(ChatRequest request, Call call) {
        Order order = Order.of(request, call, json);
        AnswerForm form = AnswerForm.of(order);
        ToolPlan tools = ToolPlan.of(order, form);
        Conversation conversation = Conversation.of(order, tools);
        Thinking thinking = Thinking.of(order, new Thinking.Draft(conversation, tools));
        JsonObjectBuilder body = make.createObjectBuilder();
        messages(conversation, form, body);
        Additional additional = new Additional(make);
        additional.add(thinking.fields());
        JsonObject inference = new SamplingWriter(order, thinking).write(additional);
        if (!inference.isEmpty()) {
            body.add("inferenceConfig", inference);
        }
        singleCalls(order, tools, additional).config(make).ifPresent(config -> body.add("toolConfig", config));
        outputConfig(order, form, body);
        stopText(order, body);
        if (order.takes(Trait.ANTHROPIC_WORDS)) {
            betas.of(call, make).ifPresent(additional::add);
        }
        new OtherFields(order).write(body, additional);
        if (!additional.fields().isEmpty()) {
            body.add("additionalModelRequestFields", additional.fields());
        }
        return new Written(body.build(), form);
    }

    private void messages(Conversation conversation, AnswerForm form, JsonObjectBuilder body) {
        JsonArrayBuilder messages = make.createArrayBuilder();
        conversation.turns().forEach(turn -> messages.add(turn.message(make)));
        body.add("messages", messages);
        JsonArrayBuilder system = make.createArrayBuilder();
        conversation.system().forEach(system::add);
        boolean isUrged =
                form instanceof AnswerForm.ByTool byTool && byTool.tool().isUrged();
        if (isUrged) {
            system.add(make.createObjectBuilder().add("text", AnswerTool.URGE));
        }
        if (isUrged || !conversation.system().isEmpty()) {
            body.add("system", system);
        }
    }

    /** Anthropic's models take the wish for one call at a time with their own form of the choice. */
    private ToolPlan singleCalls(Order order, ToolPlan tools, Additional additional) {
        boolean isWished = order.request().tools().isHeldToOneCall()
                && !order.request().tools().tools().isEmpty();
        if (!isWished || tools.isEmpty()) {
            return tools;
        }
        if (!order.takes(Trait.SINGLE_CALLS)) {
            throw Unsupported.field(
                    "parallel_tool_calls",
                    "cannot be held to one call at a time; leave it out or choose another model");
        }
        additional.add("tool_choice", tools.singleChoice(make));
        return new ToolPlan(tools.tools(), Optional.empty());
    }

    private void outputConfig(Order order, AnswerForm form, JsonObjectBuilder body) {
        JsonObject config = form instanceof AnswerForm.Native nativeForm
                ? make.createObjectBuilder()
                        .add("textFormat", nativeForm.format())
                        .build()
                : JsonValue.EMPTY_JSON_OBJECT;
        if (order.request().extra().get("outputConfig") instanceof JsonObject own) {
            config = Merging.deep(make, config, own);
        }
        if (!config.isEmpty()) {
            body.add("outputConfig", config);
        }
    }

    /** Only the dialect that tells it to clients needs to know. */
    private void stopText(Order order, JsonObjectBuilder body) {
        boolean isTold = order.request().dialect() == Dialect.MESSAGES
                && !order.request().sampling().stop().isEmpty()
                && order.takes(Trait.ANTHROPIC_WORDS);
        if (isTold) {
            body.add(
                    "additionalModelResponseFieldPaths",
                    make.createArrayBuilder().add(STOP_TEXT));
        }
    }
}
