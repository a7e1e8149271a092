package io.dvara.gateway.upstream;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Reads the addresses that clients write. */
final class MediaUrl {

    private MediaUrl() {}

    /** Returns the address when its form alone says nothing against it. */
    static URI checked(String url, Set<String> trusted, MediaTrouble trouble) {
        URI uri = parsed(url, trouble);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw trouble.because("it does not begin with https://");
        }
        if (uri.getHost() == null) {
            throw trouble.because("it names no host");
        }
        if (uri.getRawUserInfo() != null) {
            throw trouble.because("it holds a user's name or password, which are never sent");
        }
        boolean isTrusted = trusted.contains(uri.getHost().toLowerCase(Locale.ROOT));
        if (scheme.equals("http") && !isTrusted) {
            throw trouble.because("it does not begin with https://, and its host is none of dvara.media.allow-hosts");
        }
        return uri;
    }

    private static URI parsed(String url, MediaTrouble trouble) {
        try {
            return new URI(new URI(url.strip()).toASCIIString());
        } catch (URISyntaxException _) {
            throw trouble.because("it is no valid URL; characters such as blanks are written as %20");
        }
    }
}
