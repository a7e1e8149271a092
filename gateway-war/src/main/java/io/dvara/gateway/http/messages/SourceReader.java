package io.dvara.gateway.http.messages;

import io.dvara.api.chat.Media;
import io.dvara.api.chat.Part;
import io.dvara.gateway.http.dialect.Members;
import java.util.Optional;

/** Reads images and documents, whose content is sent along, at an address, or held by the vendor. */
final class SourceReader {

    private SourceReader() {}

    /** Returns the attachment; a source of another kind leaves the whole block as it is. */
    static Part attachment(Members block, Part.Kind kind) {
        Optional<Media> media = media(block.inner("source"));
        if (media.isEmpty()) {
            return new Part.Opaque(block.whole());
        }
        return new Part.Attachment(kind, media.get(), block.string("title"), block.extras());
    }

    private static Optional<Media> media(Members source) {
        return switch (source.needed("type")) {
            case "base64" -> Optional.of(new Media.Inline(source.needed("media_type"), source.needed("data")));
            case "url" -> Optional.of(new Media.Remote(source.needed("url"), Optional.empty()));
            case "file" -> Optional.of(new Media.Stored(source.needed("file_id"), Optional.empty()));
            case "text" ->
                Optional.of(
                        new Media.InlineText(source.string("media_type").orElse("text/plain"), source.needed("data")));
            default -> Optional.empty();
        };
    }
}
