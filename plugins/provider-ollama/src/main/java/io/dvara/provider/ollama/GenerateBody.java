package io.dvara.provider.ollama;

import io.dvara.api.chat.Delivery;
import io.dvara.api.completion.CompletionRequest;
import io.dvara.api.completion.CompletionRequest.Prompt;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ProviderException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Set;

/** Writes the body of a text completion. */
final class GenerateBody {

    private static final Set<String> OWN = Set.of(
            "keep_alive", "think", "format", "truncate", "shift", "raw", "system", "template", "context", "images");

    private final CompletionRequest request;
    private final JsonProvider make;
    private final Call call;

    GenerateBody(CompletionRequest request, JsonCodec json, Call call) {
        this.request = request;
        this.make = json.make();
        this.call = call;
    }

    JsonObject write() {
        JsonObjectBuilder body = make.createObjectBuilder()
                .add("model", request.model())
                .add("prompt", prompt(request.prompts()))
                .add("stream", request.delivery() == Delivery.STREAMED);
        request.suffix().ifPresent(text -> body.add("suffix", text));
        if (request.logprobs().isPresent()) {
            Options.logprobs(request.logprobs().getAsInt(), body);
        }
        new Options(make, call, OWN).write(request.sampling(), request.extra(), body);
        return body.build();
    }

    private static String prompt(List<Prompt> prompts) {
        if (prompts.size() == 1 && prompts.getFirst() instanceof Prompt.Text(String text)) {
            return text;
        }
        throw ProviderException.unsupported(
                "prompt", "Ollama completes one prompt a request, as text: send no list and no tokens");
    }
}
