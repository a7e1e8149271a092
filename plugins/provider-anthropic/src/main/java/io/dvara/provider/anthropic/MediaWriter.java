package io.dvara.provider.anthropic;

import io.dvara.api.chat.Media;
import io.dvara.api.chat.Part;
import io.dvara.provider.kit.MediaNames;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes attachments as image and document blocks. */
final class MediaWriter {

    private static final String PDF = "application/pdf";

    private static final String UNTYPED = "application/octet-stream";

    /** {@code %PDF-} in base64. */
    private static final String PDF_MAGIC = "JVBERi";

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s");

    private final JsonProvider make;

    MediaWriter(JsonProvider make) {
        this.make = make;
    }

    /** Begins the block of an attachment. */
    JsonObjectBuilder write(Part.Attachment attachment, String path) {
        return switch (attachment.kind()) {
            case IMAGE -> image(attachment.media(), path);
            case DOCUMENT -> document(attachment, path);
            case AUDIO -> throw Unsupported.field(path, "takes no audio; send text, images, PDF or text documents");
            case VIDEO -> throw Unsupported.field(path, "takes no video; send text, images, PDF or text documents");
        };
    }

    private JsonObjectBuilder image(Media media, String path) {
        return block(
                "image",
                switch (media) {
                    case Media.Inline inline -> inline("base64", MediaNames.usual(inline.mediaType()), inline.base64());
                    case Media.Remote remote -> remote(remote.url(), path);
                    case Media.Stored stored -> stored(stored.fileId());
                    case Media.InlineText _ -> throw Unsupported.field(path, "takes no image in the form of text");
                });
    }

    private JsonObjectBuilder document(Part.Attachment attachment, String path) {
        JsonObjectBuilder block = switch (attachment.media()) {
            case Media.Inline inline -> inlineDocument(inline, path);
            case Media.InlineText text -> block("document", inline("text", "text/plain", text.text()));
            case Media.Remote remote -> block("document", remote(remote.url(), path));
            case Media.Stored stored -> block("document", stored(stored.fileId()));
        };
        attachment.name().ifPresent(name -> block.add("title", name));
        return block;
    }

    private JsonObjectBuilder inlineDocument(Media.Inline inline, String path) {
        String type = MediaNames.usual(inline.mediaType()).toLowerCase(Locale.ROOT);
        if (type.startsWith(PDF) || type.equals(UNTYPED) && inline.base64().startsWith(PDF_MAGIC)) {
            return block("document", inline("base64", PDF, inline.base64()));
        }
        if (type.startsWith("image/")) {
            return block("image", inline("base64", type, inline.base64()));
        }
        if (type.startsWith("text/") || type.startsWith("application/json") || type.startsWith("application/xml")) {
            return block("document", inline("text", "text/plain", text(inline.base64(), path)));
        }
        throw Unsupported.field(path, "takes PDF and text documents, not " + inline.mediaType());
    }

    private static String text(String base64, String path) {
        try {
            return new String(
                    Base64.getDecoder().decode(WHITE_SPACE.matcher(base64).replaceAll("")), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Unsupported.field(path, "needs the document as valid base64");
        }
    }

    private JsonObject remote(String url, String path) {
        if (!url.startsWith("https://") && !url.startsWith("http://")) {
            throw Unsupported.field(path, "loads only http and https addresses");
        }
        return make.createObjectBuilder().add("type", "url").add("url", url).build();
    }

    private JsonObject stored(String fileId) {
        return make.createObjectBuilder()
                .add("type", "file")
                .add("file_id", fileId)
                .build();
    }

    private JsonObject inline(String kind, String mediaType, String data) {
        return make.createObjectBuilder()
                .add("type", kind)
                .add("media_type", mediaType)
                .add("data", data)
                .build();
    }

    private JsonObjectBuilder block(String type, JsonObject source) {
        return make.createObjectBuilder().add("type", type).add("source", source);
    }
}
