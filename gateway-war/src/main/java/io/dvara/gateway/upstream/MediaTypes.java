package io.dvara.gateway.upstream;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells the type of media by what they begin with, and by what their host says. */
final class MediaTypes {

    private static final Set<String> UNTYPED = Set.of("application/octet-stream", "binary/octet-stream");
    private static final List<Magic> KNOWN = List.of(
            new Magic("image/png", "\u0089PNG\r\n\u001a\n", 0),
            new Magic("image/jpeg", "\u00ff\u00d8\u00ff", 0),
            new Magic("image/gif", "GIF8", 0),
            new Magic("image/webp", "WEBP", 8),
            new Magic("application/pdf", "%PDF-", 0),
            new Magic("audio/wav", "WAVE", 8),
            new Magic("audio/mpeg", "ID3", 0),
            new Magic("audio/ogg", "OggS", 0),
            new Magic("audio/flac", "fLaC", 0));

    /** Whatever is declared as one of these begins as one of these. */
    private static final Set<String> CERTAIN =
            Set.of("image/png", "image/jpeg", "image/jpg", "image/gif", "image/webp", "application/pdf");

    private MediaTypes() {}

    /** What media of a type begin with, from an offset on. */
    private record Magic(String type, String text, int offset) {

        boolean begins(byte[] content) {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            int end = offset + bytes.length;
            return content.length >= end && java.util.Arrays.equals(content, offset, end, bytes, 0, bytes.length);
        }
    }

    /** Returns a type without its parameters. */
    static String bare(String contentType) {
        return contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    /** Returns whether what is declared so is worth reading. */
    static boolean mayBeMedia(Optional<String> declared) {
        return declared.map(type -> isMedia(type) || UNTYPED.contains(type)).orElse(true);
    }

    /** Returns the type of what was declared so; empty when it is no medium or not what it claims to be. */
    static Optional<String> of(Optional<String> declared, byte[] content) {
        return KNOWN.stream()
                .filter(magic -> magic.begins(content))
                .map(Magic::type)
                .findFirst()
                .or(() -> declared.filter(type -> isMedia(type) && !CERTAIN.contains(type) && content.length > 0));
    }

    private static boolean isMedia(String type) {
        return type.startsWith("image/") || type.startsWith("audio/") || type.equals("application/pdf");
    }
}
