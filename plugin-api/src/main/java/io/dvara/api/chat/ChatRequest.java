package io.dvara.api.chat;

import io.dvara.api.Stable;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A chat, in the one form that every dialect is read into and every provider translates from.
 *
 * @param model the vendor's own name of the model, the routing prefix cut off
 * @param dialect the words of the remainders
 * @param delivery whole or piece by piece
 * @param messages the conversation; system messages may stand anywhere
 * @param tools what the model may call
 * @param format the form of the answer
 * @param sampling how tokens are chosen and when the answer stops
 * @param reasoning how much to think
 * @param topLogprobs how many likely tokens to report; 0 for the chosen one alone
 * @param user the end user's id as the client gives it
 * @param extra fields of the client's request that have no place here
 */
@Stable
public record ChatRequest(
        String model,
        Dialect dialect,
        Delivery delivery,
        List<Message> messages,
        ToolUse tools,
        Optional<ResponseFormat> format,
        Sampling sampling,
        ReasoningWish reasoning,
        OptionalInt topLogprobs,
        Optional<String> user,
        JsonObject extra) {

    /** Copies the messages. */
    public ChatRequest {
        messages = List.copyOf(messages);
    }

    /** Begins a request with nothing but a model and a conversation. */
    public static Builder of(String model, List<Message> messages) {
        return new Builder(new ChatRequest(
                model,
                Dialect.CHAT,
                Delivery.WHOLE,
                messages,
                ToolUse.NONE,
                Optional.empty(),
                Sampling.DEFAULTS,
                ReasoningWish.NONE,
                OptionalInt.empty(),
                Optional.empty(),
                JsonValue.EMPTY_JSON_OBJECT));
    }

    /** Begins a variation of this request. */
    public Builder vary() {
        return new Builder(this);
    }

    /** Changes one field after another; not for several threads. */
    @Stable
    public static final class Builder {

        private String model;
        private Dialect dialect;
        private Delivery delivery;
        private List<Message> messages;
        private ToolUse tools;
        private Optional<ResponseFormat> format;
        private Sampling sampling;
        private ReasoningWish reasoning;
        private OptionalInt topLogprobs;
        private Optional<String> user;
        private JsonObject extra;

        private Builder(ChatRequest from) {
            model = from.model;
            dialect = from.dialect;
            delivery = from.delivery;
            messages = from.messages;
            tools = from.tools;
            format = from.format;
            sampling = from.sampling;
            reasoning = from.reasoning;
            topLogprobs = from.topLogprobs;
            user = from.user;
            extra = from.extra;
        }

        /** Sets the model. */
        public Builder model(String model) {
            this.model = model;
            return this;
        }

        /** Sets the dialect. */
        public Builder dialect(Dialect dialect) {
            this.dialect = dialect;
            return this;
        }

        /** Sets the delivery. */
        public Builder delivery(Delivery delivery) {
            this.delivery = delivery;
            return this;
        }

        /** Sets the conversation. */
        public Builder messages(List<Message> messages) {
            this.messages = messages;
            return this;
        }

        /** Sets the tools. */
        public Builder tools(ToolUse tools) {
            this.tools = tools;
            return this;
        }

        /** Sets the form of the answer. */
        public Builder format(ResponseFormat format) {
            this.format = Optional.of(format);
            return this;
        }

        /** Sets how tokens are chosen. */
        public Builder sampling(Sampling sampling) {
            this.sampling = sampling;
            return this;
        }

        /** Sets how much to think. */
        public Builder reasoning(ReasoningWish reasoning) {
            this.reasoning = reasoning;
            return this;
        }

        /** Sets how many likely tokens to report. */
        public Builder topLogprobs(int topLogprobs) {
            this.topLogprobs = OptionalInt.of(topLogprobs);
            return this;
        }

        /** Sets the end user's id. */
        public Builder user(String user) {
            this.user = Optional.of(user);
            return this;
        }

        /** Sets the fields that have no place here. */
        public Builder extra(JsonObject extra) {
            this.extra = extra;
            return this;
        }

        /** Makes the request. */
        public ChatRequest build() {
            return new ChatRequest(
                    model, dialect, delivery, messages, tools, format, sampling, reasoning, topLogprobs, user, extra);
        }
    }
}
