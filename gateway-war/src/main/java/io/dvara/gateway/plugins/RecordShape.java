package io.dvara.gateway.plugins;

import io.dvara.api.Default;
import io.dvara.api.Secret;
import io.dvara.api.Variable;
import io.dvara.gateway.config.Keys;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Tells how the components of settings records are named and which of them must be there. */
final class RecordShape {

    private RecordShape() {}

    /** Returns the key in a file, {@code api-key} for {@code apiKey}. */
    static String key(RecordComponent component) {
        return Keys.kebab(component.getName());
    }

    /** Returns the name of the environment variable. */
    static String variable(RecordComponent component, String prefix) {
        Variable named = component.getAnnotation(Variable.class);
        return named != null ? named.value() : prefix + "_" + Keys.variable(component.getName());
    }

    static Optional<String> defaultText(RecordComponent component) {
        return Optional.ofNullable(component.getAnnotation(Default.class)).map(Default::value);
    }

    static boolean isRequired(RecordComponent component) {
        Class<?> type = component.getType();
        return defaultText(component).isEmpty()
                && !type.isRecord()
                && !List.of(
                                Optional.class,
                                OptionalInt.class,
                                OptionalLong.class,
                                OptionalDouble.class,
                                List.class,
                                Map.class)
                        .contains(type);
    }

    static boolean isSecret(RecordComponent component) {
        return component.getType() == Secret.class
                || component.getType() == Optional.class && argument(component.getGenericType(), 0) == Secret.class;
    }

    /** Returns an argument of a generic type, {@code Secret} for {@code Optional<Secret>}. */
    static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
