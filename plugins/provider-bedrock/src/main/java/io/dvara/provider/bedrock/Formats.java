package io.dvara.provider.bedrock;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The vendor's words for the formats of files, by their media type or the end of their name. */
final class Formats {

    private static final Map<String, String> IMAGES =
            Map.of("png", "png", "jpeg", "jpeg", "jpg", "jpeg", "gif", "gif", "webp", "webp");
    private static final Map<String, String> VIDEOS = Map.ofEntries(
            Map.entry("mp4", "mp4"),
            Map.entry("quicktime", "mov"),
            Map.entry("mov", "mov"),
            Map.entry("x-matroska", "mkv"),
            Map.entry("matroska", "mkv"),
            Map.entry("mkv", "mkv"),
            Map.entry("webm", "webm"),
            Map.entry("x-flv", "flv"),
            Map.entry("flv", "flv"),
            Map.entry("mpeg", "mpeg"),
            Map.entry("mpg", "mpg"),
            Map.entry("x-ms-wmv", "wmv"),
            Map.entry("wmv", "wmv"),
            Map.entry("3gpp", "three_gp"),
            Map.entry("3gp", "three_gp"));
    private static final Map<String, String> SOUNDS = Map.ofEntries(
            Map.entry("mp3", "mp3"),
            Map.entry("mpeg", "mp3"),
            Map.entry("wav", "wav"),
            Map.entry("x-wav", "wav"),
            Map.entry("wave", "wav"),
            Map.entry("vnd.wave", "wav"),
            Map.entry("flac", "flac"),
            Map.entry("x-flac", "flac"),
            Map.entry("ogg", "ogg"),
            Map.entry("opus", "opus"),
            Map.entry("aac", "aac"),
            Map.entry("x-aac", "x-aac"),
            Map.entry("mp4", "mp4"),
            Map.entry("m4a", "m4a"),
            Map.entry("x-m4a", "m4a"),
            Map.entry("webm", "webm"),
            Map.entry("pcm", "pcm"),
            Map.entry("pcm16", "pcm"));
    private static final Map<String, String> DOCUMENTS = Map.ofEntries(
            Map.entry("pdf", "pdf"),
            Map.entry("csv", "csv"),
            Map.entry("msword", "doc"),
            Map.entry("doc", "doc"),
            Map.entry("vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
            Map.entry("docx", "docx"),
            Map.entry("vnd.ms-excel", "xls"),
            Map.entry("xls", "xls"),
            Map.entry("vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
            Map.entry("xlsx", "xlsx"),
            Map.entry("html", "html"),
            Map.entry("htm", "html"),
            Map.entry("markdown", "md"),
            Map.entry("x-markdown", "md"),
            Map.entry("md", "md"),
            Map.entry("txt", "txt"),
            Map.entry("plain", "txt"),
            Map.entry("json", "txt"),
            Map.entry("xml", "txt"),
            Map.entry("x-yaml", "txt"),
            Map.entry("yaml", "txt"));

    private Formats() {}

    static Optional<String> image(String hint) {
        return found(IMAGES, hint);
    }

    static Optional<String> video(String hint) {
        return found(VIDEOS, hint);
    }

    static Optional<String> sound(String hint) {
        return found(SOUNDS, hint);
    }

    /** Text of any kind is plain text to the vendor. */
    static Optional<String> document(String hint) {
        return found(DOCUMENTS, hint).or(() -> hint.startsWith("text/") ? Optional.of("txt") : Optional.empty());
    }

    private static Optional<String> found(Map<String, String> words, String hint) {
        String type = hint.toLowerCase(Locale.ROOT).replaceFirst("\\s*;.*", "");
        return Optional.ofNullable(
                        words.get(type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf('.')) + 1)))
                .or(() -> Optional.ofNullable(words.get(type.substring(type.lastIndexOf('/') + 1))));
    }
}
