package io.dvara.dialects;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client of a dialect must hear of a failure.
 *
 * @param door the dialect
 * @param provider whose vendor fails
 * @param answer how it does
 */
record ExpectedFailure(Door door, Provider provider, Answer answer) {

    /** Checks a failure that comes before any content. */
    void check(Case wish, Heard.Failure heard) {
        switch (wish) {
            case ERROR_401 -> {
                isOurs(heard, 502, "PROVIDER_ERROR");
                assertThat(heard.message()).as("the setting to mend").contains(provider.setting());
            }
            case ERROR_429 -> isOurs(heard, 429, "PROVIDER_RATE_LIMITED");
            case ERROR_500 -> isOurs(heard, 502, "PROVIDER_ERROR");
            default -> {
                isOurs(heard, 400, "PROVIDER_REJECTED_REQUEST");
                assertThat(heard.message()).as("the vendor's words").contains(answer.message());
            }
        }
    }

    /** Checks a failure in the middle of a stream. */
    void checkInside(Heard.Failure heard) {
        assertThat(heard.status()).isEqualTo(200);
        assertThat(heard.message()).isNotBlank();
        assertThat(heard.type()).isIn(door.errorType(502), "error");
        hasCode(heard, "PROVIDER_ERROR");
    }

    private void isOurs(Heard.Failure heard, int status, String code) {
        assertThat(heard.status()).as("the status").isEqualTo(status);
        assertThat(heard.type()).as("the type").isEqualTo(door.errorType(status));
        assertThat(heard.message()).isNotBlank();
        hasCode(heard, code);
    }

    /** Anthropic's envelope has no place for a code. */
    private static void hasCode(Heard.Failure heard, String code) {
        assertThat(heard.code()).isIn("", code);
    }
}
