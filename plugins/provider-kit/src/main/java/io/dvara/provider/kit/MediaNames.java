package io.dvara.provider.kit;

import java.util.Locale;

/** Names of media types as vendors list them. */
public final class MediaNames {

    private MediaNames() {}

    /** Returns the usual name of an image's, a PDF's or a text's type; parameters of others may count. */
    public static String usual(String mediaType) {
        String lower = mediaType.toLowerCase(Locale.ROOT).strip();
        if (!lower.startsWith("image/") && !lower.startsWith("application/pdf") && !lower.startsWith("text/")) {
            return mediaType;
        }
        String bare = lower.replaceFirst("\\s*;.*$", "");
        return bare.equals("image/jpg") || bare.equals("image/pjpeg") ? "image/jpeg" : bare;
    }
}
