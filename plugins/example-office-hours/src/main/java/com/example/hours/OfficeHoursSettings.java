package com.example.hours;

import io.dvara.api.Default;

/**
 * What can be configured beside the strategy's type in {@code dvara.yaml}.
 *
 * @param from the hour at which the office opens
 * @param to the hour at which it closes
 * @param zone where it is
 */
public record OfficeHoursSettings(
        @Default("8") int from, @Default("18") int to, @Default("UTC") String zone) {

    /** Refuses what makes no sense; the gateway shows the message beside the place in the file. */
    public OfficeHoursSettings {
        if (from < 0 || to > 24 || from >= to) {
            throw new IllegalArgumentException("from and to must be hours of one day, the earlier one first");
        }
    }
}
