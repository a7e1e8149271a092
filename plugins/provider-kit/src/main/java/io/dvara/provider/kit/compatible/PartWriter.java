package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.Media;
import io.dvara.api.chat.Part;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.RemoteMedia;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.Optional;

/** Writes parts of a message's content. */
final class PartWriter {

    private final Writing writing;

    PartWriter(Writing writing) {
        this.writing = writing;
    }

    /** Writes text, an attachment or a part of an unknown kind. */
    JsonObject write(Part part, String path) {
        return switch (part) {
            case Part.Text text -> writing.with(text.extras(), text(text.text()), path);
            case Part.Attachment attachment -> writing.with(attachment.extras(), attachment(attachment, path), path);
            case Part.Reasoning thought -> thinking(thought);
            case Part.Opaque opaque when writing.isOwnDialect() -> opaque.value();
            default -> throw writing.policy().unsupported(path);
        };
    }

    private JsonObject text(String text) {
        return writing.object().add("type", "text").add("text", text).build();
    }

    /** A signature is another vendor's: whoever has thoughts among the content signs none. */
    private JsonObject thinking(Part.Reasoning thought) {
        return writing.object()
                .add("type", "thinking")
                .add("thinking", writing.array().add(text(thought.text())))
                .build();
    }

    private JsonObject attachment(Part.Attachment attachment, String path) {
        if (attachment.media() instanceof Media.InlineText inline) {
            return text(inline.text());
        }
        return switch (attachment.kind()) {
            case IMAGE -> addressed("image_url", attachment.media(), path);
            case VIDEO -> addressed("video_url", attachment.media(), path);
            case AUDIO -> sound(sentAlong(attachment, path).media(), path);
            case DOCUMENT -> document(attachment, path);
        };
    }

    private JsonObject addressed(String type, Media media, String path) {
        return writing.object()
                .add("type", type)
                .add(type, writing.object().add("url", url(media, path)))
                .build();
    }

    private String url(Media media, String path) {
        return switch (media) {
            case Media.Remote remote -> remote.url();
            case Media.Inline inline -> dataUrl(inline);
            default -> throw heldElsewhere(path);
        };
    }

    private JsonObject sound(Media media, String path) {
        if (!(media instanceof Media.Inline inline)) {
            throw heldElsewhere(path);
        }
        return writing.object()
                .add("type", "input_audio")
                .add(
                        "input_audio",
                        writing.object().add("data", inline.base64()).add("format", format(inline)))
                .build();
    }

    private JsonObject file(Part.Attachment attachment, String path) {
        JsonObjectBuilder file = writing.object();
        switch (attachment.media()) {
            case Media.Inline inline -> {
                fileName(attachment, inline).ifPresent(name -> file.add("filename", name));
                file.add("file_data", isUntyped(inline) ? inline.base64() : dataUrl(inline));
            }
            case Media.Stored stored -> file.add("file_id", stored.fileId());
            default -> throw heldElsewhere(path);
        }
        return writing.object().add("type", "file").add("file", file).build();
    }

    private JsonObject document(Part.Attachment attachment, String path) {
        return writing.variation().has(Quirk.DOCUMENTS_BY_URL)
                ? addressedDocument(attachment, path)
                : file(sentAlong(attachment, path), path);
    }

    private JsonObject addressedDocument(Part.Attachment attachment, String path) {
        if (attachment.media() instanceof Media.Stored stored) {
            return writing.object()
                    .add("type", "file")
                    .add("file_id", stored.fileId())
                    .build();
        }
        JsonObjectBuilder document =
                writing.object().add("type", "document_url").add("document_url", url(attachment.media(), path));
        attachment.name().ifPresent(name -> document.add("document_name", name));
        return document.build();
    }

    /** Only images and films are taken by their address. */
    private Part.Attachment sentAlong(Part.Attachment attachment, String path) {
        return new RemoteMedia(writing.call()).sentAlong(attachment, path, elsewhere(path));
    }

    private ProviderException heldElsewhere(String path) {
        return ProviderException.unsupported(path, elsewhere(path));
    }

    private String elsewhere(String path) {
        return "provider " + writing.policy().provider() + " does not take what '" + path
                + "' refers to from where it is: send the content along";
    }

    private static String dataUrl(Media.Inline inline) {
        return "data:" + inline.mediaType() + ";base64," + inline.base64();
    }

    /** A client of this dialect may send content without a type. */
    private boolean isUntyped(Media.Inline inline) {
        return writing.isOwnDialect() && inline.mediaType().equals("application/octet-stream");
    }

    /** A name is wanted; whoever speaks another dialect cannot know. */
    private Optional<String> fileName(Part.Attachment attachment, Media.Inline inline) {
        Optional<String> invented =
                writing.isOwnDialect() ? Optional.empty() : Optional.of("document" + ending(inline));
        return attachment.name().or(() -> invented);
    }

    private String format(Media.Inline inline) {
        String subtype = inline.mediaType()
                .substring(inline.mediaType().indexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceFirst(";.*", "");
        if (writing.isOwnDialect()) {
            return subtype;
        }
        return switch (subtype) {
            case "mpeg", "mpga" -> "mp3";
            case "x-wav", "wave", "vnd.wave" -> "wav";
            case "mp4", "x-m4a" -> "m4a";
            default -> subtype;
        };
    }

    private static String ending(Media.Inline inline) {
        return inline.mediaType().equals("application/pdf") ? ".pdf" : "";
    }
}
