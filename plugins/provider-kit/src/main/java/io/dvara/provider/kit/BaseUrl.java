package io.dvara.provider.kit;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a vendor's API begins, its version included and without a slash at the end.
 *
 * <p>Understands base URLs by either habit of vendors' own clients, with and without the version.
 */
public final class BaseUrl {

    private static final Pattern VERSION_AT_END = Pattern.compile("/v\\d+[a-z0-9]*$");

    private final String root;
    private final Optional<String> query;

    private BaseUrl(URI uri, String path) {
        this.root = uri.getScheme() + "://" + uri.getRawAuthority() + path;
        this.query = Optional.ofNullable(uri.getRawQuery());
    }

    /**
     * Understands a base URL that by habit holds the version; a bare host gets it.
     *
     * @param version such as {@code v1}; empty for an API without one
     */
    public static BaseUrl withVersion(URI configured, String version) {
        String path = path(configured);
        boolean asIs = version.isEmpty() || !path.isEmpty();
        return new BaseUrl(configured, asIs ? path : "/" + version);
    }

    /**
     * Understands a base URL that by habit does not hold the version; it is added where it is missing.
     *
     * @param version such as {@code v1}
     */
    public static BaseUrl addingVersion(URI configured, String version) {
        String path = path(configured);
        return new BaseUrl(configured, VERSION_AT_END.matcher(path).find() ? path : path + "/" + version);
    }

    /** Understands a base URL of an API without a version; one that stands at its end is cut off. */
    public static BaseUrl withoutVersion(URI configured) {
        return new BaseUrl(configured, VERSION_AT_END.matcher(path(configured)).replaceFirst(""));
    }

    /** Returns the address of a resource, such as {@code chat/completions}. */
    public URI resolve(String resource) {
        String separator = resource.contains("?") ? "&" : "?";
        return URI.create(
                root + "/" + resource + query.map(text -> separator + text).orElse(""));
    }

    @Override
    public String toString() {
        return root;
    }

    private static String path(URI configured) {
        if (configured.getScheme() == null || configured.getRawAuthority() == null) {
            throw new IllegalArgumentException("baseUrl must begin with http:// or https:// and a host");
        }
        return Optional.ofNullable(configured.getRawPath()).orElse("").replaceFirst("/+$", "");
    }
}
