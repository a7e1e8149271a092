package io.dvara.provider.gemini;

import java.util.Locale;
import java.util.regex.Pattern;

/** The vendor's two spellings of its own words. */
final class Words {

    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

    private Words() {}

    /** Returns {@code safetySettings} for {@code safety_settings}. */
    static String camel(String name) {
        return UNDERSCORE.matcher(name).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }
}
