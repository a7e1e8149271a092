package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.provider.kit.LeftOut;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Writes messages; results of tools become messages of their own. */
final class MessageWriter {

    private static final Set<String> ANSWER_MEMBERS = Set.of("refusal", "annotations", "audio", "function_call");
    private static final Set<JsonValue> SAYS_NOTHING = Set.of(JsonValue.NULL, JsonValue.EMPTY_JSON_ARRAY);

    private final Writing writing;
    private final PartWriter parts;

    MessageWriter(Writing writing) {
        this.writing = writing;
        this.parts = new PartWriter(writing);
    }

    /** Adds the messages that say what this one says, results of tools first. */
    void write(Message message, String path, JsonArrayBuilder to) {
        List<Part> others = new ArrayList<>(message.parts().size());
        List<JsonObject> results = new ArrayList<>();
        for (Part part : message.parts()) {
            if (part instanceof Part.ToolResult result) {
                results.add(result(message, result, path, others));
            } else {
                others.add(part);
            }
        }
        results.forEach(to::add);
        if (results.isEmpty() || !others.isEmpty()) {
            to.add(said(message, others, path));
        }
    }

    /** Pictures in a result of another dialect go into the message of the user that comes after it. */
    private JsonObject result(Message message, Part.ToolResult result, String path, List<Part> others) {
        List<Part> content = new ArrayList<>(result.content().size());
        for (Part part : result.content()) {
            boolean moves = part instanceof Part.Attachment && !writing.isOwnDialect();
            (moves ? others : content).add(part);
        }
        if (result.outcome() == Part.Outcome.FAILED) {
            writing.call().dropped("is_error");
        }
        JsonObject object = writing.object()
                .add("role", "tool")
                .add("tool_call_id", writing.variation().callIds().apply(result.callId()))
                .add("content", content.isEmpty() ? text("") : content(content, path))
                .build();
        JsonObject own = writing.with(result.extras(), object, path);
        return message.role() == Role.TOOL ? beside(message, own, path) : own;
    }

    private JsonObject said(Message message, List<Part> said, String path) {
        Role role = message.role() == Role.TOOL ? Role.USER : message.role();
        JsonObjectBuilder object = writing.object().add("role", word(role));
        List<Part> content = new ArrayList<>(said.size());
        JsonArrayBuilder calls = writing.array();
        boolean anyCalls = false;
        for (Part part : said) {
            switch (part) {
                case Part.ToolCall call -> {
                    calls.add(call(call, path));
                    anyCalls = true;
                }
                case Part.Opaque opaque
                when isCall(opaque, role) -> {
                    calls.add(opaque.value());
                    anyCalls = true;
                }
                case Part.Reasoning thought -> addThought(thought, said, object).ifPresent(content::add);
                case Part.Refusal refusal when isStrict() -> content.add(new Part.Text(refusal.text()));
                case Part.Refusal refusal -> object.add("refusal", refusal.text());
                default -> content.add(part);
            }
        }
        object.add("content", content.isEmpty() ? nothing(anyCalls) : content(content, path));
        addAnnotations(content, object);
        if (anyCalls) {
            object.add("tool_calls", calls);
        }
        return beside(message, object.build(), path);
    }

    private JsonValue nothing(boolean anyCalls) {
        return anyCalls || !writing.variation().has(Quirk.TEXT_IS_NOT_NULL) ? JsonValue.NULL : text("");
    }

    private JsonObject beside(Message message, JsonObject object, String path) {
        JsonObject named =
                message.name().map(name -> named(message, name, object, path)).orElse(object);
        JsonObject whole = writing.with(message.extras(), named, path);
        return isStrict() ? withoutAnswerMembers(whole, path) : whole;
    }

    private JsonObject named(Message message, String name, JsonObject object, String path) {
        if (message.role() != Role.TOOL && writing.variation().has(Quirk.NAMELESS_MESSAGES)) {
            leaveOut(path, "name");
            return object;
        }
        return writing.json()
                .make()
                .createObjectBuilder(object)
                .add("name", name)
                .build();
    }

    private boolean isStrict() {
        return writing.variation().has(Quirk.STRICT_MESSAGES);
    }

    /** Clients send answers back as they came, members that say nothing included. */
    private JsonObject withoutAnswerMembers(JsonObject message, String path) {
        for (String name : ANSWER_MEMBERS) {
            if (!SAYS_NOTHING.contains(message.getOrDefault(name, JsonValue.NULL))) {
                leaveOut(path, name);
            }
        }
        return Members.without(writing.json().make(), message, ANSWER_MEMBERS);
    }

    /** Without its call the conversation would be another. */
    private void leaveOut(String path, String name) {
        if (name.equals("function_call")) {
            throw writing.policy().unsupported(path + "." + name);
        }
        new LeftOut(writing.call()).field(path + "." + name);
    }

    private JsonValue content(List<Part> content, String path) {
        if (content.size() == 1
                && content.getFirst() instanceof Part.Text only
                && only.extras().equals(Extras.NONE)) {
            return text(only.text());
        }
        JsonArrayBuilder array = writing.array();
        for (int i = 0; i < content.size(); i++) {
            array.add(parts.write(content.get(i), path + ".content[" + i + "]"));
        }
        return array.build();
    }

    private JsonObject call(Part.ToolCall call, String path) {
        JsonObjectBuilder object =
                writing.object().add("id", writing.variation().callIds().apply(call.id()));
        boolean ofAnotherType = call.name().isEmpty() && call.extras().fields().containsKey("type");
        if (!ofAnotherType) {
            object.add("type", "function");
            object.add("function", writing.object().add("name", call.name()).add("arguments", arguments(call)));
        }
        return writing.with(call.extras(), object.build(), path + ".tool_calls");
    }

    /** A call of a tool that is no function: an id, and a member that is named by its type. */
    private boolean isCall(Part.Opaque part, Role role) {
        return role == Role.ASSISTANT
                && writing.isOwnDialect()
                && part.value().containsKey("id")
                && Members.text(part.value(), "type")
                        .flatMap(type -> Members.object(part.value(), type))
                        .isPresent();
    }

    private JsonValue arguments(Part.ToolCall call) {
        if (writing.variation().has(Quirk.ARGUMENTS_ARE_OBJECTS)) {
            try {
                return writing.json().read(call.arguments());
            } catch (JsonException _) {
                return text(call.arguments());
            }
        }
        return text(call.arguments());
    }

    /** Thoughts are run together in one field, or returned to stand among the content. */
    private Optional<Part> addThought(Part.Reasoning thought, List<Part> said, JsonObjectBuilder object) {
        if (!writing.isOwnDialect() && !writing.variation().has(Quirk.REPLAYED_REASONING)) {
            writing.call().dropped("thinking");
            return Optional.empty();
        }
        if (writing.variation().has(Quirk.THOUGHTS_ARE_CONTENT)) {
            return Optional.of(thought);
        }
        StringBuilder text = new StringBuilder();
        for (Part part : said) {
            if (part instanceof Part.Reasoning piece) {
                text.append(piece.text());
            }
        }
        words(thought).forEach(word -> object.add(word, text.toString()));
        if (thought.sealed().isPresent()) {
            writing.call().dropped("thinking");
        }
        return Optional.empty();
    }

    /** The vendor's own word counts; where it is not known to have one, the client's. */
    private Set<String> words(Part.Reasoning thought) {
        String own = writing.variation().reasoningField();
        Set<String> said = thought.extras().fields().keySet();
        boolean follows = writing.isOwnDialect() && !said.isEmpty() && !isStrict();
        boolean fits = !writing.variation().has(Quirk.REPLAYED_REASONING) || said.contains(own);
        return follows && fits ? said : Set.of(own);
    }

    private void addAnnotations(List<Part> content, JsonObjectBuilder object) {
        JsonArrayBuilder all = writing.array();
        boolean any = false;
        for (Part part : content) {
            if (part instanceof Part.Text text && !text.annotations().isEmpty()) {
                text.annotations().forEach(all::add);
                any = true;
            }
        }
        if (any) {
            object.add("annotations", all);
        }
    }

    private String word(Role role) {
        return role == Role.DEVELOPER && writing.variation().has(Quirk.DEVELOPER_IS_SYSTEM)
                ? "system"
                : role.name().toLowerCase(Locale.ROOT);
    }

    private JsonValue text(String text) {
        return writing.json().make().createValue(text);
    }
}
