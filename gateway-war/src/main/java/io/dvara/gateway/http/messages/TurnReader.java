package io.dvara.gateway.http.messages;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.gateway.http.dialect.JsonInput;
import io.dvara.gateway.http.dialect.Remainder;
import io.dvara.gateway.json.JacksonCodec;
import java.util.List;
import java.util.Optional;

/** Reads one message, whose members may stand in any order. */
final class TurnReader {

    private final JsonInput in;
    private final BlockReader blocks;
    private final Remainder remainder;
    private Optional<Role> role = Optional.empty();
    private Optional<List<Part>> content = Optional.empty();

    private TurnReader(JsonInput in, JacksonCodec codec) {
        this.in = in;
        blocks = new BlockReader(in, codec);
        remainder = new Remainder(codec.make());
    }

    static Message read(JsonInput in, JacksonCodec codec) {
        TurnReader reader = new TurnReader(in, codec);
        in.object(reader::take);
        return reader.message();
    }

    private void take(String name) {
        switch (name) {
            case "role" -> role = Optional.of(role());
            case "content" -> content = Optional.of(blocks.read());
            default -> remainder.keep(name, in.value());
        }
    }

    private Role role() {
        return switch (in.string()) {
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            case "system" -> Role.SYSTEM;
            default -> throw in.wrong("must be one of user, assistant and system");
        };
    }

    private Message message() {
        return new Message(
                role.orElseThrow(() -> in.wrong("is required", ".role")),
                content.orElseThrow(() -> in.wrong("is required: a string or an array of content blocks", ".content")),
                Optional.empty(),
                Extras.of(remainder.object()));
    }
}
