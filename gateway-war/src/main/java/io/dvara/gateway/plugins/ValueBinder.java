package io.dvara.gateway.plugins;

import io.dvara.api.Secret;
import io.dvara.gateway.config.ConfigNode;
import io.dvara.gateway.config.Problem;
import io.dvara.gateway.config.ValueException;
import io.dvara.gateway.config.Values;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Turns one piece of configuration into a value of a component's type; null when that is impossible. */
final class ValueBinder {

    private final AddressRule addresses;
    private final RecordBinder records;
    private final List<Problem> problems;

    ValueBinder(AddressRule addresses, RecordBinder records, List<Problem> problems) {
        this.addresses = addresses;
        this.records = records;
        this.problems = problems;
    }

    /** Returns what a component of a type holds when nothing is configured. */
    static @Nullable Object absent(Class<?> type) {
        if (type == Optional.class) {
            return Optional.empty();
        } else if (type == OptionalInt.class) {
            return OptionalInt.empty();
        } else if (type == OptionalLong.class) {
            return OptionalLong.empty();
        } else if (type == OptionalDouble.class) {
            return OptionalDouble.empty();
        } else if (type == List.class) {
            return List.of();
        }
        return type == Map.class ? Map.of() : null;
    }

    @Nullable
    Object bind(Type type, ConfigNode node, RecordBinder.Naming naming) {
        try {
            if (type instanceof ParameterizedType generic) {
                return generic(generic, node, naming);
            }
            Class<?> plain = (Class<?>) type;
            if (plain.isRecord()) {
                return node instanceof ConfigNode.Mapping mapping
                        ? records.bind(plain, mapping, naming).orElse(null)
                        : refuse("keys and values are expected");
            }
            return node instanceof ConfigNode.Scalar scalar
                    ? scalar(plain, scalar.text())
                    : refuse("a single value is expected");
        } catch (ValueException wrong) {
            problems.add(new Problem(node.place(), naming.path(), wrong.getMessage()));
            return null;
        }
    }

    private @Nullable Object generic(ParameterizedType type, ConfigNode node, RecordBinder.Naming naming)
            throws ValueException {
        Type last = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
        if (type.getRawType() == Optional.class) {
            return Optional.ofNullable(bind(last, node, naming));
        }
        if (type.getRawType() == List.class) {
            return list(last, node, naming);
        }
        if (type.getRawType() == Map.class) {
            return map(last, node, naming);
        }
        throw new ValueException("has a type that cannot be configured: " + type);
    }

    private List<Object> list(Type item, ConfigNode node, RecordBinder.Naming naming) {
        List<ConfigNode> nodes = switch (node) {
            case ConfigNode.Sequence sequence -> sequence.items();
            case ConfigNode.Scalar scalar -> parts(scalar);
            case ConfigNode.Mapping mapping -> List.of(mapping);
        };
        List<Object> values = new ArrayList<>();
        for (ConfigNode each : nodes) {
            Object value = bind(item, each, naming);
            if (value != null) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    private Map<String, Object> map(Type value, ConfigNode node, RecordBinder.Naming naming) throws ValueException {
        Map<String, ConfigNode> nodes = new LinkedHashMap<>();
        switch (node) {
            case ConfigNode.Mapping mapping ->
                mapping.members().forEach((key, member) -> nodes.put(key, member.value()));
            case ConfigNode.Scalar scalar -> pairs(scalar, nodes);
            case ConfigNode.Sequence _ -> throw new ValueException("keys and values are expected, not a list");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        nodes.forEach((key, each) -> {
            Object bound = bind(value, each, naming);
            if (bound != null) {
                values.put(key, bound);
            }
        });
        return Collections.unmodifiableMap(values);
    }

    private static List<ConfigNode> parts(ConfigNode.Scalar scalar) {
        return Arrays.stream(scalar.text().split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> (ConfigNode) new ConfigNode.Scalar(part, scalar.place()))
                .toList();
    }

    private static void pairs(ConfigNode.Scalar scalar, Map<String, ConfigNode> nodes) throws ValueException {
        for (String part : scalar.text().split(",")) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new ValueException("keys and values are expected, such as one=1,two=2");
            }
            nodes.put(
                    part.substring(0, equals).strip(),
                    new ConfigNode.Scalar(part.substring(equals + 1).strip(), scalar.place()));
        }
    }

    private Object scalar(Class<?> type, String text) throws ValueException {
        String bare = text.strip();
        return switch (type.getName()) {
            case "java.lang.String" -> text;
            case "int", "java.lang.Integer" -> Values.integer(bare);
            case "long", "java.lang.Long" -> whole(bare);
            case "double", "java.lang.Double" -> decimal(bare);
            case "boolean", "java.lang.Boolean" -> Values.truth(bare);
            case "java.time.Duration" -> Values.duration(bare);
            case "java.net.URI" -> addresses.checked(bare);
            case "io.dvara.api.Secret" -> Secret.of(bare);
            case "java.util.OptionalInt" -> OptionalInt.of(Values.integer(bare));
            case "java.util.OptionalLong" -> OptionalLong.of(whole(bare));
            case "java.util.OptionalDouble" -> OptionalDouble.of(decimal(bare));
            default -> constant(type, bare);
        };
    }

    /** Numbers may be sizes, such as 32MiB. */
    private static long whole(String text) throws ValueException {
        return text.startsWith("-") ? -Values.bytes(text.substring(1)) : Values.bytes(text);
    }

    private static double decimal(String text) throws ValueException {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException _) {
            throw new ValueException(Values.quote(text) + " is no number");
        }
        throw new ValueException(Values.quote(text) + " is no finite number");
    }

    private static Object constant(Class<?> type, String text) throws ValueException {
        if (!type.isEnum()) {
            throw new ValueException("has a type that cannot be configured: " + type.getName());
        }
        String name = text.replace('-', '_').toUpperCase(Locale.ROOT);
        List<String> names = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            String known = ((Enum<?>) constant).name();
            if (known.equals(name)) {
                return constant;
            }
            names.add(known.toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        throw new ValueException(Values.quote(text) + " is none of " + String.join(", ", names));
    }

    private static Object refuse(String message) throws ValueException {
        throw new ValueException(message);
    }
}
