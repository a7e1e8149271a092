package io.dvara.provider.bedrock;

import io.dvara.api.chat.Media;
import io.dvara.api.chat.Part;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.Members;
import io.dvara.provider.kit.RemoteMedia;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Writes attachments as blocks of images, documents, films and sound; all are sent along, or lie in S3. */
final class MediaWriter {

    private static final String STORE = "s3://";
    private static final String UNTYPED = "application/octet-stream";
    /** {@code %PDF-} in base64. */
    private static final String PDF_MAGIC = "JVBERi";

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s");

    private final JsonProvider make;
    private final RemoteMedia remote;
    private final DocumentNames names = new DocumentNames();

    MediaWriter(Order order) {
        this.make = order.make();
        this.remote = new RemoteMedia(order.call());
    }

    /** Returns the block of an attachment. */
    JsonObject write(Part.Attachment attachment, String path) {
        boolean isElsewhere =
                attachment.media() instanceof Media.Remote named && !named.url().startsWith(STORE);
        return block(isElsewhere ? sentAlong(attachment, path) : attachment, path);
    }

    private Part.Attachment sentAlong(Part.Attachment attachment, String path) {
        return remote.sentAlong(
                attachment,
                path,
                path + ": Bedrock loads nothing from the web: send the content along as a data URL, or the address of"
                        + " S3 (s3://…)");
    }

    private JsonObject block(Part.Attachment attachment, String path) {
        return switch (attachment.kind()) {
            case IMAGE -> block("image", plain(attachment, Formats::image, path));
            case VIDEO -> block("video", plain(attachment, Formats::video, path));
            case AUDIO -> block("audio", plain(attachment, Formats::sound, path));
            case DOCUMENT -> document(attachment, path);
        };
    }

    /** A file that is an image is shown as one. */
    private JsonObject document(Part.Attachment attachment, String path) {
        Optional<String> image = attachment.media() instanceof Media.Inline inline
                        && inline.mediaType().startsWith("image/")
                ? Formats.image(inline.mediaType())
                : Optional.empty();
        if (image.isPresent()) {
            return block("image", plain(attachment, Formats::image, path));
        }
        JsonObject fields = attachment.extras().fields();
        boolean isCited = Members.object(fields, "citations")
                .flatMap(citations -> Members.flag(citations, "enabled"))
                .orElse(false);
        JsonObjectBuilder document = make.createObjectBuilder()
                .add("format", format(attachment, Formats::document, path))
                .add("name", names.of(attachment.name()))
                .add("source", isCited ? citable(attachment, path) : source(attachment.media(), path));
        Members.text(fields, "context").ifPresent(context -> document.add("context", context));
        if (isCited) {
            document.add("citations", make.createObjectBuilder().add("enabled", true));
        }
        return block("document", document);
    }

    private JsonObjectBuilder plain(
            Part.Attachment attachment, Function<String, Optional<String>> formats, String path) {
        return make.createObjectBuilder()
                .add("format", format(attachment, formats, path))
                .add("source", source(attachment.media(), path));
    }

    private static String format(Part.Attachment attachment, Function<String, Optional<String>> formats, String path) {
        String hint = hint(attachment.media(), path);
        return formats.apply(hint)
                .or(() -> attachment.name().flatMap(formats))
                .orElseThrow(() -> Unsupported.field(
                        path,
                        "takes no " + attachment.kind().name().toLowerCase(java.util.Locale.ROOT) + " of type "
                                + hint));
    }

    private static String hint(Media media, String path) {
        return switch (media) {
            case Media.Inline inline -> {
                boolean isUntyped =
                        inline.mediaType().isBlank() || inline.mediaType().equals(UNTYPED);
                boolean isPdf = isUntyped && inline.base64().startsWith(PDF_MAGIC);
                yield isPdf ? "application/pdf" : inline.mediaType();
            }
            case Media.InlineText text -> text.mediaType();
            case Media.Remote stored -> stored.mediaType().orElse(stored.url());
            case Media.Stored _ -> throw stored(path);
        };
    }

    private JsonObject source(Media media, String path) {
        return switch (media) {
            case Media.Inline inline ->
                bytes(WHITE_SPACE.matcher(inline.base64()).replaceAll(""));
            case Media.InlineText text ->
                bytes(Base64.getEncoder().encodeToString(text.text().getBytes(StandardCharsets.UTF_8)));
            case Media.Remote stored -> inStore(stored.url());
            case Media.Stored _ -> throw stored(path);
        };
    }

    /** Citations of plain text point to characters, for which the vendor wants it as text. */
    private JsonValue citable(Part.Attachment attachment, String path) {
        return attachment.media() instanceof Media.InlineText text
                ? make.createObjectBuilder().add("text", text.text()).build()
                : source(attachment.media(), path);
    }

    private JsonObject bytes(String base64) {
        return make.createObjectBuilder().add("bytes", base64).build();
    }

    private JsonObject inStore(String url) {
        return make.createObjectBuilder()
                .add("s3Location", make.createObjectBuilder().add("uri", url))
                .build();
    }

    private static ProviderException stored(String path) {
        return Unsupported.field(path, "holds no files: send the content along as a data URL");
    }

    private JsonObject block(String name, JsonObjectBuilder content) {
        return make.createObjectBuilder().add(name, content).build();
    }
}
