package io.dvara.gateway.admin;

import jakarta.json.JsonObject;

/**
 * An answer of an operations endpoint.
 *
 * @param status of HTTP
 * @param contentType with its character set
 * @param body whole
 */
record Page(int status, String contentType, String body) {

    private static final int OK = 200;

    static Page json(int status, JsonObject body) {
        return new Page(status, "application/json", body.toString());
    }

    static Page json(JsonObject body) {
        return json(OK, body);
    }

    static Page text(String contentType, String body) {
        return new Page(OK, contentType, body);
    }
}
