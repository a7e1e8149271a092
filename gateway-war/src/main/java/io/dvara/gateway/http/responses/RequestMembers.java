package io.dvara.gateway.http.responses;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Sampling;
import io.dvara.gateway.http.dialect.JsonInput;
import io.dvara.gateway.http.dialect.Members;
import io.dvara.gateway.http.dialect.Remainder;
import io.dvara.gateway.json.JacksonCodec;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Gathers the members of a request while its body is read. */
final class RequestMembers {

    private static final String EFFORT = "effort";

    private final JsonInput in;
    private final JacksonCodec codec;
    private final Remainder remainder;
    private final Map<String, JsonValue> said = new LinkedHashMap<>();
    private final ToolsReader tools;
    private final List<Item> items = new ArrayList<>();
    private final Sampling.Builder sampling = Sampling.DEFAULTS.vary();

    private String model = "";
    private Delivery delivery = Delivery.WHOLE;
    private Optional<String> instructions = Optional.empty();
    private Optional<ResponseFormat> format = Optional.empty();
    private Optional<String> effort = Optional.empty();
    private OptionalInt topLogprobs = OptionalInt.empty();
    private Optional<String> user = Optional.empty();

    RequestMembers(JsonInput in, JacksonCodec codec) {
        this.in = in;
        this.codec = codec;
        remainder = new Remainder(codec.make());
        tools = new ToolsReader(in, codec.make(), said);
    }

    /** Reads the value of a member; a null asks for nothing. */
    void take(String name) {
        if (in.isNull()) {
            in.value();
        } else if (!takeKnown(name) && !takeWish(name) && !takeSampling(name) && !tools.take(name)) {
            remainder.keep(name, in.value());
        }
    }

    /** Returns the items of the input alone. */
    List<Item> items() {
        return items;
    }

    Asked asked() {
        JsonObject rest = remainder.object();
        if (model.isBlank() && !rest.containsKey("prompt")) {
            throw in.wrong("is required: name a model, such as one of GET /v1/models", ".model");
        }
        if (items.isEmpty()
                && !rest.containsKey("previous_response_id")
                && !rest.containsKey("prompt")
                && !rest.containsKey("conversation")) {
            throw in.wrong("is required: a string or an array of items", ".input");
        }
        ChatRequest.Builder request = ChatRequest.of(model, List.of())
                .dialect(Dialect.RESPONSES)
                .delivery(delivery)
                .tools(tools.toolUse())
                .sampling(sampling.build())
                .reasoning(new ReasoningWish(effort, OptionalLong.empty()))
                .extra(rest);
        format.ifPresent(request::format);
        user.ifPresent(request::user);
        topLogprobs.ifPresent(request::topLogprobs);
        return new Asked(request.build(), instructions.map(RequestMembers::instructing), items, said);
    }

    private static Message instructing(String text) {
        return new Message(Role.SYSTEM, List.of(new Part.Text(text)), Optional.empty(), typed(Items.INSTRUCTIONS));
    }

    private static Extras typed(String type) {
        return Extras.of(Json.createObjectBuilder().add("type", type).build());
    }

    private boolean takeKnown(String name) {
        switch (name) {
            case "model" -> model = in.string();
            case "input" -> takeInput();
            case "instructions" -> instructions = Optional.of(in.string());
            case "stream" -> delivery = in.bool() ? Delivery.STREAMED : Delivery.WHOLE;
            case "user" -> user = Optional.of(in.string());
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean takeWish(String name) {
        switch (name) {
            case "text" -> format = TextWish.read(kept(name), remainder);
            case "reasoning" -> takeReasoning(kept(name));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean takeSampling(String name) {
        switch (name) {
            case "temperature" -> sampling.temperature(in.number());
            case "top_p" -> sampling.topP(in.number());
            case "max_output_tokens" -> sampling.maxCompletionTokens(in.integer(1));
            case "top_logprobs" -> topLogprobs = OptionalInt.of(in.smallInteger(0));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void takeInput() {
        if (in.isString()) {
            String text = in.string();
            Message message =
                    new Message(Role.USER, List.of(new Part.Text(text)), Optional.empty(), typed(Items.INPUT));
            items.add(new Item(message, Items.asked(text)));
            return;
        }
        if (!in.isArray()) {
            throw in.wrong("must be a string or an array of items");
        }
        in.array(() -> {
            Members item = Members.read(in, codec.make());
            items.add(new Item(ItemReader.read(item), item.whole()));
        });
    }

    private void takeReasoning(Members reasoning) {
        effort = reasoning.string(EFFORT);
        if (!reasoning.rest().isEmpty()) {
            remainder.keep("reasoning", reasoning.rest());
        }
    }

    private Members kept(String name) {
        Members members = Members.read(in, codec.make());
        said.put(name, members.whole());
        return members;
    }
}
