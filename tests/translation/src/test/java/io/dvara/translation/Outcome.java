package io.dvara.translation;

import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What became of a field. */
sealed interface Outcome {

    /** Returns how the page shows it. */
    String symbol();

    /** The vendor is sent it, in its own words. */
    record Mapped() implements Outcome {
        @Override
        public String symbol() {
            return "✓";
        }
    }

    /** The vendor is sent a part of it; the rest is listed as dropped. */
    record InPart(Set<String> dropped) implements Outcome {
        @Override
        public String symbol() {
            return "◐";
        }
    }

    /** The client is told that it was left out. */
    record Dropped(Set<String> names) implements Outcome {
        @Override
        public String symbol() {
            return "○";
        }
    }

    /** The client is refused before the vendor is asked. */
    record Refused(String message) implements Outcome {
        @Override
        public String symbol() {
            return "✗";
        }
    }

    /** Nothing had to be said. */
    record Held() implements Outcome {
        @Override
        public String symbol() {
            return "·";
        }
    }

    /** What may not be: lost without a word, or an answer of another kind. */
    record Wrong(String what) implements Outcome {
        @Override
        public String symbol() {
            return "!!";
        }
    }

    /** Judges a field by what came of requests with it and without it. */
    static Outcome of(Vendor vendor, Field field, Fleet.Told without, Fleet.Told with) {
        if (with.reply().status() == 400) {
            return refused(vendor, field, with);
        }
        if (with.reply().status() != 200) {
            return new Wrong(
                    "%d: %s".formatted(with.reply().status(), with.reply().body()));
        }
        Set<String> dropped = new TreeSet<>(with.reply().dropped());
        dropped.removeAll(without.reply().dropped());
        boolean sent = !said(with).equals(said(without));
        if (sent) {
            return dropped.isEmpty() ? new Mapped() : new InPart(dropped);
        }
        if (!dropped.isEmpty()) {
            return new Dropped(dropped);
        }
        return field.isNeutralFor(vendor) ? new Held() : new Wrong("lost without a word");
    }

    private static Outcome refused(Vendor vendor, Field field, Fleet.Told told) {
        JsonObject error = told.reply().error();
        String message = error.getString("message");
        boolean named = error.getString("code").equals("UNSUPPORTED_PARAMETER")
                && field.names().stream().anyMatch(error.getString("param", "")::startsWith)
                && message.toLowerCase(Locale.ROOT).contains(vendor.label())
                && told.upstream().isEmpty();
        return named
                ? new Refused(message)
                : new Wrong("refused without field or provider: " + told.reply().body());
    }

    private static String said(Fleet.Told told) {
        return told.upstream()
                .map(request -> request.line().target() + " " + Canonical.text(request.json()))
                .orElse("");
    }
}
