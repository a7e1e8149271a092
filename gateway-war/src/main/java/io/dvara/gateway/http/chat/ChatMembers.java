package io.dvara.gateway.http.chat;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.gateway.http.dialect.JsonInput;
import io.dvara.gateway.http.dialect.Remainder;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Gathers the members of a chat while its body is read. */
final class ChatMembers {

    private final JsonInput in;
    private final JsonProvider make;
    private final Remainder remainder;
    private final SamplingReader sampling = new SamplingReader();
    private final ToolUseReader tools;
    private final List<Message> messages = new ArrayList<>();

    private String model = "";
    private Delivery delivery = Delivery.WHOLE;
    private Optional<ResponseFormat> format = Optional.empty();
    private Optional<String> effort = Optional.empty();
    private boolean logprobs;
    private OptionalInt topLogprobs = OptionalInt.empty();
    private Optional<String> user = Optional.empty();

    ChatMembers(JsonInput in, JsonProvider make) {
        this.in = in;
        this.make = make;
        remainder = new Remainder(make);
        tools = new ToolUseReader(in, make, remainder);
    }

    /** Reads the value of a member. */
    void take(String name) {
        if (in.isNull()) {
            takeNull(name);
        } else if (!takeKnown(name) && !tools.take(name) && !sampling.take(name, in)) {
            remainder.keep(name, in.value());
        }
    }

    ChatRequest request() {
        if (model.isBlank()) {
            throw in.wrong("is required: name a model, such as one of GET /v1/models", ".model");
        }
        if (messages.isEmpty()) {
            throw in.wrong(
                    remainder.object().containsKey("prompt")
                            ? "is required: send the prompt as a message, or ask by /v1/completions"
                            : "is required: send at least one message",
                    ".messages");
        }
        if (!logprobs && topLogprobs.isPresent()) {
            remainder.keep("top_logprobs", make.createValue(topLogprobs.getAsInt()));
        }
        return new ChatRequest(
                model,
                Dialect.CHAT,
                delivery,
                messages,
                tools.toolUse(),
                format,
                sampling.sampling(),
                effort.isPresent() ? new ReasoningWish(effort, OptionalLong.empty()) : ReasoningWish.NONE,
                logprobs ? OptionalInt.of(topLogprobs.orElse(0)) : OptionalInt.empty(),
                user,
                remainder.object());
    }

    /** A null asks for nothing; where an array is needed, it is none. */
    private void takeNull(String name) {
        switch (name) {
            case "model" -> throw in.wrong("must be a string");
            case "messages" -> throw in.wrong("must be an array");
            default -> in.value();
        }
    }

    /** Some vendors take a number here. */
    private boolean takeLogprobs() {
        if (in.isInteger()) {
            return false;
        }
        logprobs = in.bool();
        return true;
    }

    private boolean takeKnown(String name) {
        switch (name) {
            case "model" -> model = in.string();
            case "messages" -> in.array(() -> messages.add(MessageReader.read(in, make)));
            case "stream" -> delivery = in.bool() ? Delivery.STREAMED : Delivery.WHOLE;
            case "response_format" -> format = Optional.of(ResponseFormats.read(in, make));
            case "reasoning_effort" -> effort = Optional.of(in.string());
            case "logprobs" -> {
                return takeLogprobs();
            }
            case "top_logprobs" -> topLogprobs = OptionalInt.of(in.smallInteger(0));
            case "user" -> user = Optional.of(in.string());
            default -> {
                return false;
            }
        }
        return true;
    }
}
