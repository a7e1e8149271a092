package io.dvara.gateway.http;

import io.dvara.api.http.HttpHeaders;
import java.util.OptionalInt;

/**
 * The head of an answer.
 *
 * @param status the HTTP status
 * @param contentType the media type
 * @param length of the body, when it is known
 * @param headers whatever else
 */
record AnswerHead(int status, String contentType, OptionalInt length, HttpHeaders headers) {}
