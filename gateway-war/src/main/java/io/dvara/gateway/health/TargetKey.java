package io.dvara.gateway.health;

/**
 * What health is kept of.
 *
 * @param provider the configured name
 * @param model the vendor's own name
 */
public record TargetKey(String provider, String model) {

    /** Names that clients choose must not break out of a line. */
    @Override
    public String toString() {
        return ("provider '" + provider + "', model '" + model + "'").replaceAll("\\p{Cntrl}", "?");
    }
}
