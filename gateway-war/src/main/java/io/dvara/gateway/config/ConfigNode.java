package io.dvara.gateway.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A piece of configuration that knows its place; variables are expanded already. */
public sealed interface ConfigNode {

    /** Returns where it stands. */
    String place();

    /** Returns what it says without saying where, to find out whether it has changed. */
    String content();

    /**
     * A single value.
     *
     * @param text as written, quotes removed
     * @param place where it stands
     */
    record Scalar(String text, String place) implements ConfigNode {

        @Override
        public String content() {
            return text.length() + ":" + text;
        }

        @Override
        public String toString() {
            return "Scalar[" + place + "]";
        }
    }

    /**
     * A list.
     *
     * @param items in order
     * @param place where it begins
     */
    record Sequence(List<ConfigNode> items, String place) implements ConfigNode {

        /** Copies the items. */
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String content() {
            StringBuilder content = new StringBuilder("[");
            items.forEach(item -> content.append(item.content()).append(','));
            return content.append(']').toString();
        }
    }

    /**
     * Keys and their values.
     *
     * @param members in order
     * @param place where it begins
     */
    record Mapping(Map<String, Member> members, String place) implements ConfigNode {

        /** Copies the members. */
        public Mapping {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** Returns the value of a key. */
        public Optional<ConfigNode> get(String key) {
            return Optional.ofNullable(members.get(key)).map(Member::value);
        }

        /** Returns this mapping, filled with members of another that it lacks. */
        public Mapping or(Mapping other) {
            Map<String, Member> all = new LinkedHashMap<>(other.members);
            all.putAll(members);
            return new Mapping(all, place);
        }

        @Override
        public String content() {
            StringBuilder content = new StringBuilder("{");
            members.forEach((key, member) -> content.append(key)
                    .append('=')
                    .append(member.value().content())
                    .append(','));
            return content.append('}').toString();
        }
    }

    /**
     * The value of a key.
     *
     * @param value the value
     * @param keyPlace where the key stands
     */
    record Member(ConfigNode value, String keyPlace) {}
}
