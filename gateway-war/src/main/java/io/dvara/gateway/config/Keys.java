package io.dvara.gateway.config;

import java.util.Locale;

/** Turns names of settings from one way of writing into another. */
public final class Keys {

    private Keys() {}

    /** Returns {@code apiKey} and {@code api_key} as {@code api-key}. */
    public static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** Returns {@code api-key} as {@code apiKey}. */
    public static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String part : name.split("-")) {
            camel.append(camel.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return camel.toString();
    }

    /** Returns {@code apiKey} and {@code dvara.api-key} as variables are named, {@code API_KEY}. */
    public static String variable(String name) {
        return kebab(name).replaceAll("[^a-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
