package io.dvara.provider.kit.compatible;

import io.dvara.api.provider.Model;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What families of models can do, as their vendor documents it; the first that a name matches counts. */
public record ModelFamilies(List<Family> families) {

    /** Copies the families. */
    public ModelFamilies {
        families = List.copyOf(families);
    }

    /** What a model that chats may do beside. */
    public enum Ability {
        /** It takes pictures. */
        VISION,
        /** It calls functions; such models take the wish for JSON, too. */
        TOOLS,
        /** It holds to a JSON schema. */
        SCHEMAS
    }

    /** Models with common traits. */
    public record Family(Pattern names, Model.Traits traits) {}

    /** Makes the families of a vendor, in the order in which they are tried. */
    public static ModelFamilies of(Family... families) {
        return new ModelFamilies(List.of(families));
    }

    /** Makes a family of models that chat, with their context window. */
    public static Family chats(String names, long window, Ability... abilities) {
        List<Ability> all = List.of(abilities);
        return new Family(
                Pattern.compile(names),
                new Model.Traits(
                        Optional.of(true),
                        Optional.of(all.contains(Ability.VISION)),
                        Optional.of(all.contains(Ability.TOOLS)),
                        Optional.of(all.contains(Ability.SCHEMAS)),
                        Optional.of(all.contains(Ability.TOOLS)),
                        OptionalLong.of(window)));
    }

    /** Makes a family of models that embed, with their longest input. */
    public static Family embeds(String names, long window) {
        Optional<Boolean> no = Optional.of(false);
        return new Family(Pattern.compile(names), new Model.Traits(no, no, no, no, no, OptionalLong.of(window)));
    }

    /** Makes a family of which nothing is claimed. */
    public static Family unknown(String names) {
        return new Family(Pattern.compile(names), Model.Traits.UNKNOWN);
    }

    /** Returns what a model can do; nothing is claimed of one in no family. */
    public Model.Traits traits(String model) {
        return families.stream()
                .filter(family -> family.names().matcher(model).matches())
                .map(Family::traits)
                .findFirst()
                .orElse(Model.Traits.UNKNOWN);
    }
}
