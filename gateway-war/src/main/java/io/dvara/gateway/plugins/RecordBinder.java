package io.dvara.gateway.plugins;

import io.dvara.api.Secret;
import io.dvara.gateway.config.ConfigNode;
import io.dvara.gateway.config.Problem;
import io.dvara.gateway.config.ValueException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes settings records from configuration and collects all that is wrong on the way. */
final class RecordBinder {

    private final ValueBinder values;
    private final List<Problem> problems;

    /**
     * How the settings are named in messages.
     *
     * @param path in the file, such as {@code providers[0]}; empty for variables
     * @param variables the prefix of variables that would be read too; empty when none are
     */
    record Naming(String path, Optional<String> variables) {

        String key(String name) {
            return path.isEmpty() ? name : path + "." + name;
        }

        Naming inner(RecordComponent component) {
            return new Naming(
                    key(RecordShape.key(component)), variables.map(prefix -> RecordShape.variable(component, prefix)));
        }
    }

    RecordBinder(AddressRule addresses, List<Problem> problems) {
        this.problems = problems;
        this.values = new ValueBinder(addresses, this, problems);
    }

    /** Returns the record; empty when there was a problem. */
    <S> Optional<S> bind(Class<S> type, ConfigNode.Mapping tree, Naming naming) {
        int before = problems.size();
        RecordComponent[] components = type.getRecordComponents();
        Map<String, ConfigNode.Member> left = new LinkedHashMap<>(tree.members());
        Object[] arguments = new Object[components.length];
        Set<String> known = new TreeSet<>();
        for (int index = 0; index < components.length; index++) {
            known.add(RecordShape.key(components[index]));
            if (RecordShape.isSecret(components[index])) {
                known.add(RecordShape.key(components[index]) + "-file");
            }
            arguments[index] = argument(components[index], left, tree.place(), naming);
        }
        left.forEach((key, member) ->
                problems.add(Problem.unknownKey(member.keyPlace(), naming.key(key), List.copyOf(known))));
        return problems.size() > before ? Optional.empty() : made(type, arguments, tree.place(), naming);
    }

    private Object argument(
            RecordComponent component, Map<String, ConfigNode.Member> left, String place, Naming naming) {
        String key = RecordShape.key(component);
        Optional<ConfigNode> node = taken(left, component.getName(), key, naming);
        if (RecordShape.isSecret(component)) {
            Optional<ConfigNode> file = taken(left, component.getName() + "File", key + "-file", naming);
            if (file.isPresent()) {
                return secretFile(component, file.get(), naming.key(key + "-file"));
            }
        }
        Optional<ConfigNode> value = node.or(
                () -> RecordShape.defaultText(component).map(text -> new ConfigNode.Scalar(text, "default of " + key)));
        if (value.isPresent()) {
            return values.bind(component.getGenericType(), value.get(), naming.inner(component));
        }
        if (component.getType().isRecord()) {
            ConfigNode.Mapping nothing = new ConfigNode.Mapping(Map.of(), place);
            return bind(component.getType(), nothing, naming.inner(component)).orElse(null);
        }
        if (RecordShape.isRequired(component)) {
            problems.add(new Problem(place, naming.key(key), "is missing; " + advice(component, naming)));
        }
        return ValueBinder.absent(component.getType());
    }

    private Optional<ConfigNode> taken(Map<String, ConfigNode.Member> left, String camel, String kebab, Naming naming) {
        ConfigNode.Member first = left.remove(kebab);
        ConfigNode.Member second = left.remove(camel);
        if (first != null && second != null) {
            problems.add(new Problem(second.keyPlace(), naming.key(camel), "stands here a second time, as " + kebab));
        }
        return Optional.ofNullable(first == null ? second : first).map(ConfigNode.Member::value);
    }

    private Object secretFile(RecordComponent component, ConfigNode node, String key) {
        try {
            if (node instanceof ConfigNode.Scalar scalar) {
                Secret secret = Secret.from(new SecretFile(Path.of(scalar.text())));
                return component.getType() == Secret.class ? secret : Optional.of(secret);
            }
            throw new ValueException("the name of a file is expected");
        } catch (ValueException wrong) {
            problems.add(new Problem(node.place(), key, wrong.getMessage()));
            return null;
        }
    }

    private static String advice(RecordComponent component, Naming naming) {
        List<String> ways = new ArrayList<>();
        if (!naming.path().isEmpty()) {
            ways.add(RecordShape.key(component) + " in the file");
        }
        naming.variables().ifPresent(prefix -> ways.add("variable " + RecordShape.variable(component, prefix)));
        return "set " + String.join(" or ", ways);
    }

    private <S> Optional<S> made(Class<S> type, Object[] arguments, String place, Naming naming) {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<S> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(arguments));
        } catch (InvocationTargetException refused) {
            Throwable cause = refused.getCause();
            problems.add(new Problem(place, naming.path(), "is refused: " + cause.getMessage()));
        } catch (ReflectiveOperationException failure) {
            problems.add(new Problem(place, naming.path(), "settings cannot be made: " + failure));
        }
        return Optional.empty();
    }
}
