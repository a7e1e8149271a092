package io.dvara.dialects;

import io.dvara.api.chat.Delivery;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A provider behind a dialect: its file says which API is spoken and how the vendor answers.
 *
 * <p>A provider whose vendor speaks the dialect itself has a file for it, such as {@code
 * openai-responses.json}.
 *
 * @param label the provider's name
 * @param file what is told of it
 */
record Provider(String label, JsonObject file) {

    /** The providers in the order of the page. */
    static final List<String> LABELS = List.of(
            "openai",
            "azure",
            "anthropic",
            "gemini",
            "bedrock",
            "ollama",
            "mistral",
            "cohere",
            "groq",
            "xai",
            "deepseek",
            "qwen",
            "moonshot",
            "zhipu",
            "ernie",
            "vllm",
            "mock");

    static Provider of(String label, Door door) {
        JsonObject file = Files.read("providers/" + label + "-" + door.label() + ".json")
                .orElseGet(() -> Files.json("providers/" + label + ".json"));
        return new Provider(label, file);
    }

    /** Returns the setting that an operator has to mend when the vendor refuses the key. */
    String setting() {
        return file.getString("setting");
    }

    /** Returns whether anything is to be tried. */
    boolean knows(Case wish) {
        return file.getJsonObject("cases").containsKey(wish.label());
    }

    /** Returns how the vendor answers. */
    Stream<Answer> answers(Case wish) {
        Voice voice = Voice.named(file.getString("voice"));
        return file.getJsonObject("cases").getJsonObject(wish.label()).entrySet().stream()
                .map(entry -> new Answer(voice, entry.getKey(), entry.getValue().asJsonObject()));
    }

    /** Returns the question for an answer: the tools that it calls are offered. */
    Question question(Case wish, Answer answer, Delivery delivery) {
        JsonObject models = file.getJsonObject("models");
        String model = models.getString(wish.label(), models.getString("all"));
        return new Question(label + "/" + model, delivery, wish, tools(wish, answer));
    }

    private static List<Question.Offered> tools(Case wish, Answer answer) {
        return switch (wish) {
            case TOOLS, PARALLEL_TOOLS, REASONING ->
                answer.meaning().calls().stream()
                        .collect(Collectors.toMap(
                                Meaning.Wanted::name,
                                call -> call.arguments().keySet(),
                                Provider::both,
                                LinkedHashMap::new))
                        .entrySet()
                        .stream()
                        .map(it -> new Question.Offered(it.getKey(), it.getValue()))
                        .toList();
            case TOOL_RESULT -> List.of(new Question.Offered(Question.TOOL, List.of("city")));
            default -> List.of();
        };
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }
}
