package io.dvara.gateway.http.dialect;

import io.dvara.api.chat.Media;
import java.util.Optional;

/** Content within a URL: {@code data:image/png;base64,…}. */
public final class DataUrl {

    private static final String SCHEME = "data:";
    private static final String BASE64 = ";base64";

    private DataUrl() {}

    /** Returns what a URL stands for. */
    public static Media media(String url) {
        Optional<Media> inline = inline(url);
        return inline.isPresent() ? inline.get() : new Media.Remote(url, Optional.empty());
    }

    /** Returns the content of a data URL; empty when it is none, or not in base64. */
    public static Optional<Media> inline(String url) {
        int comma = url.indexOf(',');
        if (comma < 0 || !url.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        int typeEnd = comma - BASE64.length();
        if (typeEnd < SCHEME.length() || !url.regionMatches(true, typeEnd, BASE64, 0, BASE64.length())) {
            return Optional.empty();
        }
        return Optional.of(new Media.Inline(url.substring(SCHEME.length(), typeEnd), url.substring(comma + 1)));
    }
}
