package io.dvara.gateway.http.messages;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Sampling;
import io.dvara.gateway.http.dialect.JsonInput;
import io.dvara.gateway.http.dialect.Members;
import io.dvara.gateway.http.dialect.Remainder;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Gathers the members of a request while its body is read. */
final class RequestMembers {

    private final JsonInput in;
    private final JacksonCodec codec;
    private final Remainder remainder;
    private final ToolsReader tools;
    private final Wishes wishes = new Wishes();
    private final List<Message> messages = new ArrayList<>();
    private final Sampling.Builder sampling = Sampling.DEFAULTS.vary();

    private String model = "";
    private Delivery delivery = Delivery.WHOLE;
    private List<Part> system = List.of();
    private OptionalLong maxTokens = OptionalLong.empty();
    private Optional<String> user = Optional.empty();

    RequestMembers(JsonInput in, JacksonCodec codec) {
        this.in = in;
        this.codec = codec;
        remainder = new Remainder(codec.make());
        tools = new ToolsReader(in, codec.make());
    }

    /** Reads the value of a member; a null asks for nothing. */
    void take(String name) {
        if (in.isNull()) {
            in.value();
        } else if (!takeKnown(name) && !takeSampling(name) && !takeWish(name)) {
            remainder.keep(name, in.value());
        }
    }

    /** Returns the request for an answer. */
    ChatRequest request() {
        if (maxTokens.isEmpty()) {
            throw in.wrong("is required: the longest answer, in tokens", ".max_tokens");
        }
        return prompt();
    }

    /** Returns the request, whatever it says of the answer. */
    ChatRequest prompt() {
        if (model.isBlank()) {
            throw in.wrong("is required: name a model, such as one of GET /v1/models", ".model");
        }
        if (messages.isEmpty()) {
            throw in.wrong("is required: send at least one message", ".messages");
        }
        ChatRequest.Builder request = ChatRequest.of(model, conversation())
                .dialect(Dialect.MESSAGES)
                .delivery(delivery)
                .tools(tools.toolUse())
                .sampling(sampling.build())
                .reasoning(wishes.reasoning())
                .extra(remainder.object());
        wishes.format().ifPresent(request::format);
        user.ifPresent(request::user);
        return request.build();
    }

    private List<Message> conversation() {
        if (!system.isEmpty()) {
            messages.addFirst(new Message(Role.SYSTEM, system, Optional.empty(), Extras.NONE));
        }
        return messages;
    }

    /** A prompt of nothing is none, which vendors take only in its short form. */
    private List<Part> system() {
        return in.isString() && in.string().isEmpty() ? List.of() : new BlockReader(in, codec).read();
    }

    private boolean takeKnown(String name) {
        switch (name) {
            case "model" -> model = in.string();
            case "messages" -> in.array(() -> messages.add(TurnReader.read(in, codec)));
            case "system" -> system = system();
            case "stream" -> delivery = in.bool() ? Delivery.STREAMED : Delivery.WHOLE;
            case "tools" -> tools.takeTools();
            case "tool_choice" -> tools.takeChoice();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean takeSampling(String name) {
        switch (name) {
            case "max_tokens" -> {
                maxTokens = OptionalLong.of(in.integer(0));
                sampling.maxTokens(maxTokens.getAsLong());
            }
            case "temperature" -> sampling.temperature(in.number());
            case "top_p" -> sampling.topP(in.number());
            case "top_k" -> sampling.topK(in.smallInteger(0));
            case "stop_sequences" -> sampling.stop(in.strings());
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean takeWish(String name) {
        switch (name) {
            case "thinking" -> wishes.thinking(kept(name));
            case "output_config" -> wishes.outputConfig(kept(name));
            case "output_format" -> wishes.format(kept(name));
            case "metadata" -> user = kept(name).string("user_id");
            case MessagesErrors.THREAD ->
                throw Refusal.of(
                                ErrorCode.UNSUPPORTED_PARAMETER,
                                "'thread' is not served, since another vendor may answer next: send the whole"
                                        + " conversation without it.")
                        .at(name);
            default -> {
                return false;
            }
        }
        return true;
    }

    private Members kept(String name) {
        Members members = Members.read(in, codec.make());
        remainder.keep(name, members.whole());
        return members;
    }
}
