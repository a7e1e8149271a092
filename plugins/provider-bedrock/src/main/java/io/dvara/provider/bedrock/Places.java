package io.dvara.provider.bedrock;

import io.dvara.provider.kit.BaseUrl;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Where the vendor is: one address runs models, another lists them.
 *
 * @param region the region that requests are signed for
 * @param runtime runs models
 * @param control lists them
 */
record Places(String region, BaseUrl runtime, BaseUrl control) {

    private static final Pattern HOST = Pattern.compile(
            "(?:[a-z0-9-]+\\.)?bedrock-runtime(-fips)?\\.([a-z0-9-]+)\\.(?:vpce\\.)?(amazonaws|api)\\..+");

    /** A key that opens an address which is not the vendor's own has to be signed for some region. */
    private static final String ANY_REGION = "us-east-1";

    /**
     * Finds the addresses.
     *
     * @throws IllegalArgumentException when nothing says where the models are
     */
    static Places of(BedrockSettings settings) {
        Optional<String> given = settings.region().map(String::strip).filter(text -> !text.isEmpty());
        if (settings.baseUrl().isPresent()) {
            URI uri = settings.baseUrl().get();
            String region = given.or(() -> regionOf(uri)).orElse(ANY_REGION);
            return new Places(region, BaseUrl.withoutVersion(uri), BaseUrl.withoutVersion(control(uri)));
        }
        String region = given.orElseThrow(() -> new IllegalArgumentException(
                "region (AWS_REGION) is needed: set it to where the models are, such as us-east-1"));
        if (!region.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("region (AWS_REGION) must be like us-east-1");
        }
        URI usual = URI.create("https://bedrock-runtime." + region + "." + suffix(region));
        return new Places(region, BaseUrl.withoutVersion(usual), BaseUrl.withoutVersion(control(usual)));
    }

    /** Returns the address that runs a model; its id may be an ARN, whose marks are escaped. */
    URI model(String id, String operation) {
        return runtime.resolve("model/" + SdkHttpUtils.urlEncode(id) + "/" + operation);
    }

    private static String suffix(String region) {
        return PartitionMetadata.of(Region.of(region)).dnsSuffix();
    }

    private static Optional<String> regionOf(URI uri) {
        Matcher host = HOST.matcher(Optional.ofNullable(uri.getHost()).orElse(""));
        return host.matches() ? Optional.of(host.group(2)) : Optional.empty();
    }

    private static URI control(URI runtime) {
        return URI.create(runtime.toString().replaceFirst("//bedrock-runtime", "//bedrock"));
    }
}
