package io.dvara.provider.gemini;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the models of a generation take, told from a model's name.
 *
 * @param version ten times the generation's number, 25 for 2.5
 * @param size how large the model is among its generation
 * @param name the model's name
 */
record Era(int version, Size size, String name) {

    private static final Pattern NUMBERED = Pattern.compile("gemini-(\\d{1,2})(?:\\.(\\d))?(?:-|$)");
    private static final int SECOND_AND_A_HALF = 25;
    private static final int THIRD = 30;

    /** The size of a model. */
    enum Size {
        PRO,
        FLASH,
        LITE
    }

    /** Tells from a name; one that says nothing is taken for a model of Gemini 2.5, an alias for a newer one. */
    static Era of(String model) {
        Matcher numbered = NUMBERED.matcher(model);
        Size size = model.contains("flash-lite") ? Size.LITE : model.contains("flash") ? Size.FLASH : Size.PRO;
        if (numbered.find()) {
            String minor = numbered.group(2);
            return new Era(
                    Integer.parseInt(numbered.group(1)) * 10 + (minor == null ? 0 : Integer.parseInt(minor)),
                    size,
                    model);
        }
        if (model.matches("(models/)?gemini-pro(-vision)?")) {
            return new Era(10, size, model);
        }
        return new Era(model.endsWith("-latest") ? THIRD + 1 : SECOND_AND_A_HALF, size, model);
    }

    /** Returns whether the model thinks before it answers. */
    boolean thinks() {
        boolean draws = name.contains("-image") || name.contains("-tts");
        return version >= THIRD || version >= SECOND_AND_A_HALF && !draws;
    }

    /** Returns whether depth of thought is a level rather than a number of tokens. */
    boolean thinksByLevel() {
        return version >= THIRD;
    }

    /** Returns whether there is a medium level between low and high. */
    boolean hasMediumLevel() {
        return size != Size.PRO || version > THIRD;
    }

    /** Returns whether a call of an earlier answer must carry the signature of its thoughts. */
    boolean needsSignatures() {
        return version >= THIRD;
    }

    /** Returns whether schemas may be JSON schemas; older models take a subset of OpenAPI's. */
    boolean takesJsonSchema() {
        return version >= SECOND_AND_A_HALF;
    }

    /** Returns whether calls may be held to their schemas without being forced. */
    boolean takesValidatedCalls() {
        return version >= SECOND_AND_A_HALF;
    }

    /** Returns whether calls and their results may have ids, also on Vertex AI. */
    boolean takesCallIds() {
        return version >= SECOND_AND_A_HALF;
    }

    /** Returns whether the Gemini API, too, gets what stands at the address of a client. */
    boolean loadsAddresses() {
        return version >= SECOND_AND_A_HALF;
    }

    /** Returns whether results of tools may hold images and documents. */
    boolean takesMediaInResults() {
        return version >= THIRD;
    }
}
