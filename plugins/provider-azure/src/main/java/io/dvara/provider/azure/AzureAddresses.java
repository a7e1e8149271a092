package io.dvara.provider.azure;

import io.dvara.provider.kit.compatible.Addresses;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a resource of Azure serves: a place for each deployment, or one for all. */
final class AzureAddresses implements Addresses {

    /** The end of the address of the API without versions. */
    private static final String NEWER_API = "/v1";

    /** The newer API alone has these, for all deployments in one place. */
    private static final String RESPONSES = "responses";

    /** Paths of one deployment, and of the API of Azure AI Inference. */
    private static final Pattern SERVES = Pattern.compile("/deployments/[^/]+$|/models$");

    private static final Pattern BELOW_THE_HOST = Pattern.compile("(/openai)?/deployments/[^/]+$|/models$|/openai$");

    private final String root;
    private final String path;
    private final Optional<String> query;
    private final String version;

    AzureAddresses(URI configured, String version) {
        if (configured.getScheme() == null || configured.getRawAuthority() == null) {
            throw new IllegalArgumentException("baseUrl must begin with http:// or https:// and a host");
        }
        this.root = configured.getScheme() + "://" + configured.getRawAuthority();
        this.path = Optional.ofNullable(configured.getRawPath()).orElse("").replaceFirst("/+$", "");
        this.query = Optional.ofNullable(configured.getRawQuery());
        this.version = version;
    }

    @Override
    public URI of(String resource, String model) {
        if (path.endsWith(NEWER_API)) {
            return URI.create(
                    root + path + "/" + resource + query.map(text -> "?" + text).orElse(""));
        }
        if (resource.startsWith(RESPONSES)) {
            return URI.create(
                    root + BELOW_THE_HOST.matcher(path).replaceFirst("") + "/openai" + NEWER_API + "/" + resource);
        }
        return URI.create(root + place(model) + "/" + resource + "?" + versioned());
    }

    /** Returns whether what is configured has the Responses API, as Azure AI Inference has not. */
    boolean hasResponses() {
        return !path.endsWith("/models");
    }

    private String place(String model) {
        boolean isPlace = !model.isEmpty() && SERVES.matcher(path).find();
        if (isPlace) {
            return path;
        }
        String openai = BELOW_THE_HOST.matcher(path).replaceFirst("") + "/openai";
        return model.isEmpty() ? openai : openai + "/deployments/" + segment(model);
    }

    /** A version in the configured address counts more than the setting. */
    private String versioned() {
        String parameter = "api-version=" + URLEncoder.encode(version, StandardCharsets.UTF_8);
        return query.map(text -> text.contains("api-version=") ? text : text + "&" + parameter)
                .orElse(parameter);
    }

    private static String segment(String model) {
        return URLEncoder.encode(model, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
