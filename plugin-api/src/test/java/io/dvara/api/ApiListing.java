package io.dvara.api;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists what plugins can see, one member a line, in an order that does not depend on the compiler. */
final class ApiListing {

    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    private ApiListing() {}

    static List<String> lines() {
        return ApiTypes.all().stream().flatMap(ApiListing::lines).toList();
    }

    private static Stream<String> lines(Class<?> type) {
        List<String> members = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            add(members, field, field.toGenericString());
        }
        for (Executable constructor : type.getDeclaredConstructors()) {
            add(members, constructor, constructor.toGenericString());
        }
        for (Method method : type.getDeclaredMethods()) {
            if (!OF_EVERY_OBJECT.contains(method.getName())) {
                add(members, method, method.toGenericString());
            }
        }
        return Stream.concat(Stream.of(heading(type)), members.stream().sorted())
                .map(line -> type.getName() + ": " + line);
    }

    private static void add(List<String> members, Member member, String line) {
        if (ApiTypes.isVisible(member.getModifiers()) && !member.isSynthetic()) {
            String owner = member.getDeclaringClass().getName();
            members.add(line.replace(" " + owner + ".", " "));
        }
    }

    private static String heading(Class<?> type) {
        String above = Stream.concat(
                        Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()))
                .map(Type::getTypeName)
                .filter(name -> !name.startsWith("java.lang."))
                .collect(Collectors.joining(", "));
        return Modifier.toString(type.getModifiers() & ~Modifier.ABSTRACT & ~Modifier.INTERFACE)
                + (type.isSealed() ? " sealed " : " ")
                + kind(type)
                + (above.isEmpty() ? "" : " of " + above);
    }

    private static String kind(Class<?> type) {
        if (type.isRecord()) {
            return Arrays.stream(type.getRecordComponents())
                    .map(ApiListing::component)
                    .collect(Collectors.joining(", ", "record(", ")"));
        }
        if (type.isEnum()) {
            return "enum";
        }
        if (type.isAnnotation()) {
            return "annotation";
        }
        return type.isInterface() ? "interface" : "class";
    }

    private static String component(RecordComponent component) {
        return component.getGenericType().getTypeName() + " " + component.getName();
    }
}
