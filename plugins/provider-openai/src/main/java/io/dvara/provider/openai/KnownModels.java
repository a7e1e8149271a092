package io.dvara.provider.openai;

import io.dvara.api.provider.Model;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What families of models can do, as OpenAI documents it; its list of models does not say. */
final class KnownModels {

    private static final Model.Traits EMBEDS = new Model.Traits(
            Optional.of(false),
            Optional.of(false),
            Optional.of(false),
            Optional.of(false),
            Optional.of(false),
            OptionalLong.of(8_192));

    /** In this order; the first family that a name matches counts. */
    private static final List<Family> FAMILIES = List.of(
            new Family("gpt-4o.*(audio|realtime|transcribe|tts|search).*", Model.Traits.UNKNOWN),
            new Family("gpt-5.*chat.*", chats(128_000, Ability.VISION, Ability.TOOLS, Ability.SCHEMAS)),
            new Family("gpt-5.*", chats(400_000, Ability.VISION, Ability.TOOLS, Ability.SCHEMAS)),
            new Family("gpt-4\\.1.*", chats(1_047_576, Ability.VISION, Ability.TOOLS, Ability.SCHEMAS)),
            new Family("(gpt-4o|chatgpt-4o).*", chats(128_000, Ability.VISION, Ability.TOOLS, Ability.SCHEMAS)),
            new Family("gpt-4-turbo.*", chats(128_000, Ability.VISION, Ability.TOOLS)),
            new Family("gpt-4(-\\d.*)?", chats(8_192, Ability.TOOLS)),
            new Family("gpt-3\\.5-turbo-instruct.*", chats(4_096)),
            new Family("gpt-3\\.5-turbo.*", chats(16_385, Ability.TOOLS)),
            new Family("o1-mini.*", chats(128_000)),
            new Family("o3-mini.*", chats(200_000, Ability.TOOLS, Ability.SCHEMAS)),
            new Family("(o1|o3|o4).*", chats(200_000, Ability.VISION, Ability.TOOLS, Ability.SCHEMAS)),
            new Family("(davinci|babbage)-002", chats(16_384)),
            new Family("text-embedding.*", EMBEDS));

    private KnownModels() {}

    /** What a model that chats may do beside. */
    private enum Ability {
        VISION,
        TOOLS,
        SCHEMAS
    }

    private record Family(Pattern names, Model.Traits traits) {

        Family(String names, Model.Traits traits) {
            this(Pattern.compile(names), traits);
        }
    }

    static Model.Traits traits(String model) {
        return FAMILIES.stream()
                .filter(family -> family.names().matcher(model).matches())
                .map(Family::traits)
                .findFirst()
                .orElse(Model.Traits.UNKNOWN);
    }

    /** Models with tools also take the wish for JSON. */
    private static Model.Traits chats(long window, Ability... abilities) {
        List<Ability> all = List.of(abilities);
        return new Model.Traits(
                Optional.of(true),
                Optional.of(all.contains(Ability.VISION)),
                Optional.of(all.contains(Ability.TOOLS)),
                Optional.of(all.contains(Ability.SCHEMAS)),
                Optional.of(all.contains(Ability.TOOLS)),
                OptionalLong.of(window));
    }
}
