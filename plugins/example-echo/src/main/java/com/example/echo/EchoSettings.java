package com.example.echo;

import io.dvara.api.Default;

/**
 * What can be configured: {@code ECHO_PREFIX}, or {@code prefix} in {@code dvara.yaml}.
 *
 * @param prefix stands before each answer
 */
public record EchoSettings(@Default("") String prefix) {}
