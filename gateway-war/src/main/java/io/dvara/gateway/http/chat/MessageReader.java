package io.dvara.gateway.http.chat;

import io.dvara.api.chat.CacheMarker;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.gateway.http.dialect.CacheMarkers;
import io.dvara.gateway.http.dialect.JsonInput;
import io.dvara.gateway.http.dialect.Remainder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one message, whose members may stand in any order. */
final class MessageReader {

    private final JsonInput in;
    private final JsonProvider make;
    private final Remainder remainder;

    private Optional<Role> role = Optional.empty();
    private Optional<List<Part>> content = Optional.empty();
    private Optional<String> name = Optional.empty();
    private final ThoughtsReader thoughts;
    private Optional<String> refusal = Optional.empty();
    private Optional<String> callId = Optional.empty();
    private Optional<CacheMarker> cache = Optional.empty();
    private final List<Part> calls = new ArrayList<>();

    private MessageReader(JsonInput in, JsonProvider make) {
        this.in = in;
        this.make = make;
        remainder = new Remainder(make);
        thoughts = new ThoughtsReader(make);
    }

    static Message read(JsonInput in, JsonProvider make) {
        MessageReader reader = new MessageReader(in, make);
        in.object(reader::take);
        return reader.message();
    }

    private void take(String member) {
        switch (member) {
            case "role" -> role = Optional.of(role());
            case "content" -> content = in.isNull() ? Optional.empty() : Optional.of(content());
            default -> {
                if (in.isNull() || !takeKnown(member)) {
                    keep(member);
                }
            }
        }
    }

    /** A null asks for nothing, unless nobody here knows what it asks for. */
    private void keep(String member) {
        JsonValue value = in.value();
        switch (member) {
            case "name", "tool_calls", "tool_call_id", "refusal", "reasoning_content", "cache_control" -> {
                if (value != JsonValue.NULL) {
                    remainder.keep(member, value);
                }
            }
            default -> remainder.keep(member, value);
        }
    }

    private boolean takeKnown(String member) {
        switch (member) {
            case "name" -> name = Optional.of(in.string());
            case "tool_calls" -> in.array(() -> calls.add(ToolCallReader.read(in, make)));
            case "tool_call_id" -> callId = Optional.of(in.string());
            case "refusal" -> refusal = Optional.of(in.string());
            case "reasoning_content", "reasoning" -> {
                return thoughts.take(member, in);
            }
            case "cache_control" -> takeCache();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void takeCache() {
        JsonValue value = in.value();
        cache = CacheMarkers.read(value);
        if (cache.isEmpty()) {
            remainder.keep("cache_control", value);
        }
    }

    private Role role() {
        String word = in.string();
        return switch (word) {
            case "system" -> Role.SYSTEM;
            case "developer" -> Role.DEVELOPER;
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            case "tool" -> Role.TOOL;
            case "function" -> Role.FUNCTION;
            default -> throw in.wrong("must be one of system, developer, user, assistant, tool and function");
        };
    }

    private List<Part> content() {
        if (in.isString()) {
            return List.of(new Part.Text(in.string()));
        }
        if (!in.isArray()) {
            throw in.wrong("must be a string or an array of parts");
        }
        List<Part> parts = new ArrayList<>();
        in.array(() -> parts.add(PartReader.read(in, make)));
        return parts;
    }

    private Message message() {
        Role speaker = role.orElseThrow(() -> in.wrong("is required", ".role"));
        if (content.isEmpty() && speaker != Role.ASSISTANT && speaker != Role.FUNCTION) {
            throw in.wrong("is required: a string or an array of parts", ".content");
        }
        List<Part> parts = speaker == Role.TOOL ? List.of(result()) : said(speaker);
        thoughts.others().ifPresent(text -> remainder.keep(ThoughtsReader.OTHER_WORD, make.createValue(text)));
        JsonObject rest = remainder.object();
        return new Message(speaker, parts, name, cache.isEmpty() ? Extras.of(rest) : new Extras(cache, rest));
    }

    private Part result() {
        String id = callId.orElseThrow(() -> in.wrong("is required in a message of a tool", ".tool_call_id"));
        return new Part.ToolResult(id, content.orElse(List.of()), Part.Outcome.DONE, Extras.NONE);
    }

    private List<Part> said(Role speaker) {
        callId.ifPresent(id -> remainder.keep("tool_call_id", make.createValue(id)));
        if (speaker != Role.ASSISTANT && !calls.isEmpty()) {
            throw in.wrong("may stand in a message of the assistant alone", ".tool_calls");
        }
        Optional<Part> thought = thoughts.part();
        if (thought.isEmpty() && refusal.isEmpty() && calls.isEmpty()) {
            return content.orElse(List.of());
        }
        List<Part> parts = new ArrayList<>();
        thought.ifPresent(parts::add);
        content.ifPresent(parts::addAll);
        refusal.ifPresent(text -> parts.add(new Part.Refusal(text, Extras.NONE)));
        parts.addAll(calls);
        return parts;
    }
}
