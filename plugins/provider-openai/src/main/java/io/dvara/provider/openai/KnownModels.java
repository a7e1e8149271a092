package io.dvara.provider.openai;

import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.SCHEMAS;
import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.TOOLS;
import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.VISION;
import static io.dvara.provider.kit.compatible.ModelFamilies.chats;
import static io.dvara.provider.kit.compatible.ModelFamilies.embeds;
import static io.dvara.provider.kit.compatible.ModelFamilies.unknown;

import io.dvara.provider.kit.compatible.ModelFamilies;

/** What families of models can do, as OpenAI documents it; its list of models does not say. */
final class KnownModels {

    static final ModelFamilies FAMILIES = ModelFamilies.of(
            unknown("gpt-4o.*(audio|realtime|transcribe|tts|search).*"),
            chats("gpt-5.*chat.*", 128_000, VISION, TOOLS, SCHEMAS),
            chats("gpt-5.*", 400_000, VISION, TOOLS, SCHEMAS),
            chats("gpt-4\\.1.*", 1_047_576, VISION, TOOLS, SCHEMAS),
            chats("(gpt-4o|chatgpt-4o).*", 128_000, VISION, TOOLS, SCHEMAS),
            chats("gpt-4-turbo.*", 128_000, VISION, TOOLS),
            chats("gpt-4(-\\d.*)?", 8_192, TOOLS),
            chats("gpt-3\\.5-turbo-instruct.*", 4_096),
            chats("gpt-3\\.5-turbo.*", 16_385, TOOLS),
            chats("o1-mini.*", 128_000),
            chats("o3-mini.*", 200_000, TOOLS, SCHEMAS),
            chats("(o1|o3|o4).*", 200_000, VISION, TOOLS, SCHEMAS),
            chats("(davinci|babbage)-002", 16_384),
            embeds("text-embedding.*", 8_192));

    private KnownModels() {}
}
