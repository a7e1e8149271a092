/**
 * Models of all makers through Amazon Bedrock's Converse API, and embeddings through InvokeModel.
 *
 * <p>{@code RequestWriter} translates a chat into a request, {@code EventDecoder} what comes back; they
 * know no HTTP. {@code Family} is the one place that knows what a model takes. {@code Access} signs and
 * sends; it alone knows the vendor's libraries, beside {@code FrameReader}.
 */
@NullMarked
package io.dvara.provider.bedrock;

import org.jspecify.annotations.NullMarked;
