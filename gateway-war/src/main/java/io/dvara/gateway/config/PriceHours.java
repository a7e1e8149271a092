package io.dvara.gateway.config;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the hours in which a model costs something else. */
final class PriceHours {

    private static final int SHORT_NAME = 3;

    private PriceHours() {}

    /** Reads an item of the list; reports what is missing or wrong. */
    static Optional<Price.Hours> read(Members item, Price.Rates rates) {
        Optional<LocalTime> from = item.value("from", PriceHours::time);
        Optional<LocalTime> until = item.value("until", PriceHours::time);
        Set<DayOfWeek> days = item.value("days", PriceHours::days).orElse(EnumSet.allOf(DayOfWeek.class));
        if (from.isEmpty() || until.isEmpty() || !from.get().isBefore(until.get())) {
            item.problems()
                    .add(new Problem(
                            item.mapping().place(),
                            item.path(),
                            "needs 'from' and a later 'until', times of day in UTC such as 01:00"));
            return Optional.empty();
        }
        return Optional.of(new Price.Hours(days, from.get(), until.get(), rates));
    }

    private static LocalTime time(String text) throws ValueException {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException _) {
            throw new ValueException(Values.quote(text) + " is no time of day; write 09:30");
        }
    }

    /** Reads a day or the first and the last of several, such as {@code mon-fri}. */
    private static Set<DayOfWeek> days(String text) throws ValueException {
        String[] ends = text.split("-", 2);
        DayOfWeek first = day(ends[0], text);
        DayOfWeek last = ends.length == 1 ? first : day(ends[1], text);
        Set<DayOfWeek> days = EnumSet.of(first);
        for (DayOfWeek day = first; day != last; day = day.plus(1)) {
            days.add(day.plus(1));
        }
        return days;
    }

    private static DayOfWeek day(String name, String text) throws ValueException {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().substring(0, SHORT_NAME).equals(name.strip().toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        throw new ValueException(Values.quote(text) + " is no day of the week; write mon-fri or sun");
    }
}
