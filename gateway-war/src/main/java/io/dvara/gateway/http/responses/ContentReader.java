package io.dvara.gateway.http.responses;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Part;
import io.dvara.gateway.http.dialect.DataUrl;
import io.dvara.gateway.http.dialect.Members;
import jakarta.json.JsonArray;
import java.util.List;
import java.util.Optional;

/** Reads the content of an item: a text, or a list of parts. */
final class ContentReader {

    private static final String UNTYPED = "application/octet-stream";

    private ContentReader() {}

    /** Reads a member of an item; texts in a list keep their type, so that they differ from a plain one. */
    static List<Part> read(Members item, String member) {
        if (item.isString(member)) {
            return List.of(new Part.Text(item.needed(member)));
        }
        if (!(item.whole().get(member) instanceof JsonArray)) {
            throw item.wrong(member, "must be a string or an array of parts");
        }
        return item.elements(member).stream().map(ContentReader::part).toList();
    }

    private static Part part(Members part) {
        return switch (part.whole().getString("type", "")) {
            case "" -> throw part.wrong("type", "is required");
            case "input_text", "output_text", "text" -> text(part);
            case "refusal" -> refusal(part);
            case "input_image" -> image(part);
            case "input_file" -> file(part);
            case "input_audio" -> audio(part);
            default -> new Part.Opaque(part.whole());
        };
    }

    private static Part text(Members part) {
        return new Part.Text(part.needed("text"), List.of(), Extras.of(part.rest()));
    }

    private static Part refusal(Members part) {
        part.string("type");
        return new Part.Refusal(part.needed("refusal"), Extras.of(part.rest()));
    }

    private static Part image(Members part) {
        part.string("type");
        Optional<Media> media = part.has("image_url")
                ? part.string("image_url").map(DataUrl::media)
                : part.string("file_id").map(id -> new Media.Stored(id, Optional.empty()));
        return media.<Part>map(it -> new Part.Attachment(Part.Kind.IMAGE, it, Optional.empty(), Extras.of(part.rest())))
                .orElseThrow(() -> part.wrong("image_url", "or 'file_id' is required"));
    }

    private static Part file(Members part) {
        part.string("type");
        Optional<String> name = part.string("filename");
        return fileMedia(part)
                .<Part>map(it -> new Part.Attachment(Part.Kind.DOCUMENT, it, name, Extras.of(part.rest())))
                .orElseThrow(() -> part.wrong("file_data", ", 'file_url' or 'file_id' is required"));
    }

    private static Optional<Media> fileMedia(Members part) {
        if (part.has("file_data")) {
            return part.string("file_data").map(data -> DataUrl.inline(data).orElse(new Media.Inline(UNTYPED, data)));
        }
        return part.has("file_url")
                ? part.string("file_url").map(url -> new Media.Remote(url, Optional.empty()))
                : part.string("file_id").map(id -> new Media.Stored(id, Optional.empty()));
    }

    private static Part audio(Members part) {
        part.string("type");
        Members audio = part.inner("input_audio");
        Media media = new Media.Inline("audio/" + audio.needed("format"), audio.needed("data"));
        return new Part.Attachment(Part.Kind.AUDIO, media, Optional.empty(), Extras.of(part.rest()));
    }
}
