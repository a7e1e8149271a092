/**
 * Claude models through Anthropic's Messages API.
 *
 * <p>{@code RequestWriter} translates a chat into a request, {@code EventDecoder} and {@code
 * AnswerDecoder} translate what comes back; they know no HTTP. {@code Generation} is the one place
 * that knows what a model takes.
 */
@NullMarked
package io.dvara.provider.anthropic;

import org.jspecify.annotations.NullMarked;
