package io.dvara.gateway.http;

import jakarta.ws.rs.ApplicationPath;

/** The public API for clients that append {@code /v1} to a base URL that has it already. */
@ApplicationPath("/v1/v1")
public class DoubledApiApplication extends ApiApplication {}
