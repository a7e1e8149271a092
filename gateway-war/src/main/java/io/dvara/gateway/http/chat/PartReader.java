package io.dvara.gateway.http.chat;

import io.dvara.api.chat.Media;
import io.dvara.api.chat.Part;
import io.dvara.gateway.http.dialect.DataUrl;
import io.dvara.gateway.http.dialect.JsonInput;
import io.dvara.gateway.http.dialect.Members;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;

/**
 * Reads a part of a message's content; one of a kind that is not known stays as it is.
 *
 * <p>So do the forms that single vendors give to known kinds; an address for an object with one in it is read.
 */
final class PartReader {

    private static final String UNTYPED = "application/octet-stream";

    private PartReader() {}

    static Part read(JsonInput in, JsonProvider make) {
        Members part = Members.read(in, make);
        return switch (part.needed("type")) {
            case "text" -> text(part);
            case "image_url" -> attachment(part, Part.Kind.IMAGE, "image_url");
            case "video_url" -> attachment(part, Part.Kind.VIDEO, "video_url");
            case "input_audio" -> part.isString("input_audio") ? new Part.Opaque(part.whole()) : audio(part);
            case "file" -> part.has("file") ? file(part) : new Part.Opaque(part.whole());
            case "refusal" -> new Part.Refusal(part.needed("refusal"), part.extras());
            default -> new Part.Opaque(part.whole());
        };
    }

    private static Part text(Members part) {
        return new Part.Text(part.needed("text"), List.of(), part.extras());
    }

    private static Part attachment(Members part, Part.Kind kind, String member) {
        String url =
                part.isString(member) ? part.needed(member) : part.inner(member).needed("url");
        Media media = DataUrl.media(url);
        return new Part.Attachment(kind, media, Optional.empty(), part.extras());
    }

    private static Part audio(Members part) {
        Members audio = part.inner("input_audio");
        String data = audio.needed("data");
        String format = audio.needed("format");
        return new Part.Attachment(
                Part.Kind.AUDIO, new Media.Inline("audio/" + format, data), Optional.empty(), part.extras());
    }

    private static Part file(Members part) {
        Members file = part.inner("file");
        Optional<Media> media = fileMedia(file);
        if (media.isEmpty()) {
            return new Part.Opaque(part.whole());
        }
        Optional<String> name = file.string("filename");
        return new Part.Attachment(Part.Kind.DOCUMENT, media.get(), name, part.extras());
    }

    private static Optional<Media> fileMedia(Members file) {
        if (file.has("file_id") == file.has("file_data")) {
            return Optional.empty();
        }
        if (file.has("file_id")) {
            return file.string("file_id").map(id -> new Media.Stored(id, Optional.empty()));
        }
        return file.string("file_data").map(data -> DataUrl.inline(data).orElse(new Media.Inline(UNTYPED, data)));
    }
}
