package io.dvara.provider.gemini;

import io.dvara.api.chat.Media;
import io.dvara.api.chat.Part;
import io.dvara.provider.kit.MediaNames;
import io.dvara.provider.kit.RemoteMedia;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.net.URLConnection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes attachments as data or as files that the vendor can reach. */
final class MediaWriter {

    private static final String FILES = "https://generativelanguage.googleapis.com/v1beta/";
    private static final Pattern HELD_BY_GOOGLE =
            Pattern.compile("^(gs://|https://generativelanguage\\.googleapis\\.com/[^?]*files/"
                    + "|https://(www\\.)?youtube\\.com/|https://youtu\\.be/).*");
    private static final Pattern REMOTE = Pattern.compile("^https?://.*");
    private static final String UNTYPED = "application/octet-stream";

    /** {@code %PDF-} in base64. */
    private static final String PDF_MAGIC = "JVBERi";

    /** The vendor's own words for how a film or image is seen. */
    private static final Map<String, String> OWN = Map.of(
            "videoMetadata", "videoMetadata",
            "video_metadata", "videoMetadata",
            "mediaResolution", "mediaResolution",
            "media_resolution", "mediaResolution");

    private final Order order;
    private final JsonProvider make;

    MediaWriter(Order order) {
        this.order = order;
        this.make = order.make();
    }

    JsonObject write(Part.Attachment attachment, String path) {
        Set<String> understood = OWN.keySet();
        order.dropRest(attachment.extras(), path, understood);
        JsonObjectBuilder part = content(withinReach(attachment, path));
        attachment.extras().fields().forEach((name, value) -> {
            if (OWN.containsKey(name) && value != JsonValue.NULL) {
                part.add(OWN.get(name), value);
            }
        });
        return part.build();
    }

    private JsonObjectBuilder content(Part.Attachment attachment) {
        return switch (attachment.media()) {
            case Media.Inline inline ->
                make.createObjectBuilder()
                        .add("inlineData", data("data", inline.base64(), Optional.of(type(inline)), attachment.name()));
            case Media.InlineText text -> make.createObjectBuilder().add("text", text.text());
            case Media.Remote remote -> file(remote.url(), type(remote), attachment.name());
            case Media.Stored stored -> file(address(stored.fileId()), stored.mediaType(), attachment.name());
        };
    }

    private static String address(String fileId) {
        if (fileId.contains("://")) {
            return fileId;
        }
        return FILES + (fileId.startsWith("files/") ? fileId : "files/" + fileId);
    }

    private static String type(Media.Inline inline) {
        boolean isPdf = inline.mediaType().equals(UNTYPED) && inline.base64().startsWith(PDF_MAGIC);
        return isPdf ? "application/pdf" : MediaNames.usual(inline.mediaType());
    }

    private Part.Attachment withinReach(Part.Attachment attachment, String path) {
        return attachment.media() instanceof Media.Remote remote
                ? objection(remote)
                        .map(reason ->
                                new RemoteMedia(order.call()).sentAlong(attachment, path, path + ": Gemini " + reason))
                        .orElse(attachment)
                : attachment;
    }

    /** What stands elsewhere is fetched for newer models, when the vendor is told the type. */
    private Optional<String> objection(Media.Remote remote) {
        if (HELD_BY_GOOGLE.matcher(remote.url()).matches()) {
            return Optional.empty();
        }
        if (!order.loadsAddresses() || !REMOTE.matcher(remote.url()).matches()) {
            return Optional.of("loads nothing from this address for "
                    + order.request().model() + "; send the content along, or a gs:// or Files API address");
        }
        return type(remote).isPresent()
                ? Optional.empty()
                : Optional.of("loads an address only when its name tells the type, such as .png or .pdf");
    }

    private static Optional<String> type(Media.Remote remote) {
        return remote.mediaType().map(MediaNames::usual).or(() -> guessed(remote.url()));
    }

    private static Optional<String> guessed(String url) {
        String path = url.replaceFirst("[?#].*$", "");
        if (path.endsWith(".webp")) {
            return Optional.of("image/webp");
        }
        return Optional.ofNullable(URLConnection.guessContentTypeFromName(path));
    }

    private JsonObjectBuilder file(String uri, Optional<String> type, Optional<String> name) {
        return make.createObjectBuilder().add("fileData", data("fileUri", uri, type, name));
    }

    private JsonObject data(String member, String value, Optional<String> type, Optional<String> name) {
        JsonObjectBuilder data = make.createObjectBuilder();
        type.ifPresent(text -> data.add("mimeType", text));
        data.add(member, value);
        name.filter(_ -> order.takesFileNames()).ifPresent(text -> data.add("displayName", text));
        return data.build();
    }
}
