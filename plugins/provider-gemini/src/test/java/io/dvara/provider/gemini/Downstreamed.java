package io.dvara.provider.gemini;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Usage;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** All that the provider makes of one answer, told in the words of {@link Upstreamed}. */
final class Downstreamed {

    private final Map<String, Object> all = new TreeMap<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thoughts = new StringBuilder();
    private final List<Object> calls = new ArrayList<>();
    private final List<String> signatures = new ArrayList<>();
    private final List<Object> others = new ArrayList<>();
    private final Map<String, Object> expected;

    private Downstreamed(Map<String, Object> expected) {
        this.expected = expected;
    }

    /** Tells an answer; ids of calls count where the vendor gives them, the numbers of an end as its words. */
    static Map<String, Object> of(ChatAnswer answer, Map<String, Object> expected) {
        Downstreamed told = new Downstreamed(expected);
        told.add(answer);
        return told.all;
    }

    private void add(ChatAnswer answer) {
        answer.extra().forEach((name, value) -> all.put(name, Plain.value(value)));
        answer.head().id().ifPresent(id -> all.put("responseId", id));
        answer.head().model().ifPresent(model -> all.put("modelVersion", model));
        answer.usage().ifPresent(this::addUsage);
        answer.choices().forEach(this::addChoice);
        all.put("text", text.toString());
        all.put("thoughts", thoughts.toString());
        all.put("calls", calls);
        all.put("signatures", signatures);
        all.put("others", others);
    }

    private void addChoice(ChatAnswer.Choice choice) {
        choice.extra().forEach((name, value) -> all.put("candidate." + name, Plain.value(value)));
        String reason = choice.finish().orElseThrow().vendorReason().orElseThrow();
        boolean isNumber = expected.get("finishReason").toString().matches("\\d+");
        all.put("finishReason", isNumber ? number(reason) : reason);
        choice.message().parts().forEach(this::addPart);
    }

    private static String number(String reason) {
        return reason.equals("STOP") ? "1" : reason.equals("MAX_TOKENS") ? "2" : reason;
    }

    private void addPart(Part part) {
        switch (part) {
            case Part.Text said -> text.append(said.text());
            case Part.Reasoning thought -> {
                thoughts.append(thought.text());
                thought.signature().ifPresent(signatures::add);
            }
            case Part.ToolCall call -> {
                calls.add(Map.of("name", call.name(), "args", Plain.value(Sending.JSON.readObject(call.arguments()))));
                call.signature().ifPresent(signatures::add);
                if (expected.containsKey("id." + calls.size())) {
                    all.put("id." + calls.size(), call.id());
                }
            }
            case Part.Opaque opaque -> others.add(Plain.value(opaque.value()));
            default -> throw new AssertionError("an answer has no " + part);
        }
    }

    private void addUsage(Usage usage) {
        JsonObject extra = usage.extra();
        extra.forEach((name, value) -> all.put("usage." + name, Plain.value(value)));
        long tools = extra.get("toolUsePromptTokenCount") instanceof JsonNumber number ? number.longValue() : 0;
        put("promptTokenCount", minus(usage.input(), tools));
        if (expected.containsKey("usage.candidatesTokenCount")) {
            put("candidatesTokenCount", minus(usage.output(), usage.reasoning().orElse(0)));
        }
        put("totalTokenCount", usage.total());
        put("cachedContentTokenCount", usage.cached());
        put("thoughtsTokenCount", usage.reasoning());
    }

    private void put(String name, OptionalLong count) {
        count.ifPresent(value ->
                all.put("usage." + name, Plain.value(Sending.JSON.make().createValue(value))));
    }

    private static OptionalLong minus(OptionalLong count, long part) {
        return count.isEmpty() ? count : OptionalLong.of(count.getAsLong() - part);
    }
}
