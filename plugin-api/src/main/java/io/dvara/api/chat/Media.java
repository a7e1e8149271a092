package io.dvara.api.chat;

import io.dvara.api.Stable;
import java.util.Optional;

/** Where the content of an image, a sound, a film or a document is. */
@Stable
public sealed interface Media {

    /**
     * Content that is sent along.
     *
     * @param mediaType such as {@code image/png}
     * @param base64 the content
     */
    record Inline(String mediaType, String base64) implements Media {}

    /**
     * Content that is plain text and sent along.
     *
     * @param mediaType such as {@code text/plain}
     * @param text the content
     */
    record InlineText(String mediaType, String text) implements Media {}

    /**
     * Content at an address.
     *
     * @param url as the client wrote it; not checked
     * @param mediaType when the client says so
     */
    record Remote(String url, Optional<String> mediaType) implements Media {}

    /**
     * Content that the vendor holds already.
     *
     * @param fileId the vendor's id
     * @param mediaType when the client says so
     */
    record Stored(String fileId, Optional<String> mediaType) implements Media {}
}
