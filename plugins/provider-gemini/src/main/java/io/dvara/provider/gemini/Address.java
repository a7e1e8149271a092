package io.dvara.provider.gemini;

import io.dvara.provider.kit.BaseUrl;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the models are, understood from a base URL of either door. */
final class Address {

    private static final String GOOGLE = "/publishers/google";
    private static final Pattern VERTEX_PATH = Pattern.compile("/(projects|publishers|locations)/");
    private static final Pattern SURPLUS = Pattern.compile("(/models|/openai|/)+$");
    private static final Pattern VERSIONED = Pattern.compile("^/v\\d.*");
    private static final Pattern TUNED = Pattern.compile("^tunedModels/[^/]+$");

    private final Door door;
    private final BaseUrl root;
    private final BaseUrl catalogue;

    private Address(Door door, BaseUrl root, BaseUrl catalogue) {
        this.door = door;
        this.root = root;
        this.catalogue = catalogue;
    }

    /**
     * Understands a base URL.
     *
     * @throws IllegalArgumentException when it has no host
     */
    static Address of(URI configured) {
        String path = SURPLUS.matcher(
                        Optional.ofNullable(configured.getRawPath()).orElse(""))
                .replaceFirst("");
        boolean isVertex = VERTEX_PATH.matcher(path + "/").find()
                || Optional.ofNullable(configured.getHost()).orElse("").endsWith("aiplatform.googleapis.com");
        if (!isVertex) {
            BaseUrl root = BaseUrl.addingVersion(at(configured, path), "v1beta");
            return new Address(Door.GEMINI, root, root);
        }
        BaseUrl root = BaseUrl.withVersion(at(configured, vertexPath(path)), "");
        BaseUrl catalogue = BaseUrl.withVersion(at(configured, "/v1beta1" + GOOGLE), "");
        return new Address(Door.VERTEX, root, catalogue);
    }

    Door door() {
        return door;
    }

    /** Returns whether tokens need a project that the base URL does not name. */
    boolean lacksProject() {
        return door == Door.VERTEX && !root.toString().contains("/projects/");
    }

    /** Returns the address of a method of a model, such as {@code generateContent}. */
    URI of(String model, String method) {
        return root.resolve(path(model) + ":" + method);
    }

    /** Returns the address of the list of models. */
    URI models(String query) {
        return catalogue.resolve("models?" + query);
    }

    /** Returns the name of a model as requests say it, such as {@code models/gemini-2.5-pro}. */
    static String path(String model) {
        if (TUNED.matcher(model).matches()) {
            return "tunedModels/" + encoded(model.substring("tunedModels/".length()));
        }
        return "models/" + encoded(model.startsWith("models/") ? model.substring("models/".length()) : model);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String vertexPath(String path) {
        String versioned = VERSIONED.matcher(path).matches() ? path : "/v1" + path;
        return versioned.contains("/publishers/") ? versioned : versioned + GOOGLE;
    }

    private static URI at(URI configured, String path) {
        if (configured.getScheme() == null || configured.getRawAuthority() == null) {
            throw new IllegalArgumentException("baseUrl must begin with http:// or https:// and a host");
        }
        String query = Optional.ofNullable(configured.getRawQuery())
                .map(text -> "?" + text)
                .orElse("");
        return URI.create(configured.getScheme() + "://" + configured.getRawAuthority() + path + query);
    }
}
