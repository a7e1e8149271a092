package io.dvara.gateway.http.chat;

import io.dvara.api.chat.Delivery;
import io.dvara.api.completion.CompletionRequest;
import io.dvara.api.completion.CompletionRequest.Prompt;
import io.dvara.gateway.http.dialect.JsonInput;
import io.dvara.gateway.http.dialect.Remainder;
import io.dvara.gateway.http.dialect.TextsReader;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Gathers the members of a text completion while its body is read. */
final class CompletionMembers {

    private final JsonInput in;
    private final Remainder remainder;
    private final SamplingReader sampling = new SamplingReader();

    private String model = "";
    private Delivery delivery = Delivery.WHOLE;
    private List<Prompt> prompts = List.of();
    private Optional<String> suffix = Optional.empty();
    private OptionalInt logprobs = OptionalInt.empty();

    CompletionMembers(JsonInput in, JsonProvider make) {
        this.in = in;
        remainder = new Remainder(make);
    }

    /** Reads the value of a member. */
    void take(String name) {
        if (in.isNull()) {
            in.value();
        } else if (!takeKnown(name) && !sampling.take(name, in)) {
            remainder.keep(name, in.value());
        }
    }

    CompletionRequest request() {
        if (model.isBlank()) {
            throw in.wrong("is required: name a model, such as one of GET /v1/models", ".model");
        }
        if (prompts.isEmpty()) {
            throw in.wrong("is required: a string, an array of strings, or tokens", ".prompt");
        }
        return new CompletionRequest(
                model, delivery, prompts, suffix, logprobs, sampling.sampling(), remainder.object());
    }

    private boolean takeKnown(String name) {
        switch (name) {
            case "model" -> model = in.string();
            case "prompt" -> prompts = new TextsReader<Prompt>(in, Prompt.Text::new, Prompt.Tokens::new).read();
            case "stream" -> delivery = in.bool() ? Delivery.STREAMED : Delivery.WHOLE;
            case "suffix" -> suffix = Optional.of(in.string());
            case "logprobs" -> logprobs = OptionalInt.of(in.smallInteger(0));
            default -> {
                return false;
            }
        }
        return true;
    }
}
