package io.dvara.testkit.provider;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** The leaves of a tree of records, as text. */
final class RecordLeaves {

    private final Set<String> leaves = new HashSet<>();
    private final StringBuilder strings = new StringBuilder();

    private RecordLeaves() {}

    static RecordLeaves of(Record root) {
        RecordLeaves found = new RecordLeaves();
        found.add(root);
        return found;
    }

    boolean contain(String leaf) {
        return leaves.contains(leaf) || !isNumber(leaf) && strings.indexOf(leaf) >= 0;
    }

    /** Returns a JSON leaf as text, numbers without needless digits. */
    static String text(JsonValue leaf) {
        return switch (leaf) {
            case JsonString string -> string.getString();
            case JsonNumber number -> text(number.bigDecimalValue());
            default -> leaf.toString();
        };
    }

    private void add(Object value) {
        switch (value) {
            case JsonObject object -> object.values().forEach(this::add);
            case JsonArray array -> array.forEach(this::add);
            case JsonValue json -> addText(text(json));
            case Iterable<?> many -> many.forEach(this::add);
            case Optional<?> one -> one.ifPresent(this::add);
            case OptionalLong one -> one.ifPresent(this::add);
            case OptionalInt one -> one.ifPresent(this::add);
            case OptionalDouble one -> one.ifPresent(this::add);
            case Record record -> addComponents(record);
            case Number number -> addText(text(new BigDecimal(number.toString())));
            default -> addText(value.toString());
        }
    }

    private void addText(String text) {
        leaves.add(text);
        strings.append(text).append('\n');
    }

    private void addComponents(Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                add(component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("cannot read " + component + " of " + record.getClass(), e);
            }
        }
    }

    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static boolean isNumber(String leaf) {
        return leaf.matches("-?\\d+(\\.\\d+)?");
    }
}
