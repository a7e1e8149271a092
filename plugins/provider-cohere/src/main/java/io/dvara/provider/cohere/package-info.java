/**
 * Command and Embed models through version 2 of Cohere's API.
 *
 * <p>{@code RequestWriter} translates a chat into a request, {@code AnswerDecoder} translates what
 * comes back; they know no HTTP. Plans that older models make before they call tools are told as
 * text, and go back as plans, so that clients that know no plans keep them.
 */
@NullMarked
package io.dvara.provider.cohere;

import org.jspecify.annotations.NullMarked;
