package io.dvara.provider.bedrock;

import io.dvara.api.http.HttpBody;
import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpHeaders;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signature Version 4, made by the vendor's own library over the very bytes that are sent; safe for many threads. */
final class Signature {

    /** The lent client writes these itself. */
    private static final Set<String> WRITTEN_BY_CLIENT = Set.of("host", "content-type", "content-length");

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final String service;
    private final String region;
    private final Clock clock;

    Signature(String service, String region, Clock clock) {
        this.service = service;
        this.region = region;
        this.clock = clock;
    }

    /** Returns the request with its signature; the body has to be of bytes. */
    HttpCall sign(HttpCall request, AwsCredentialsIdentity keys) {
        SignedRequest signed = signer.sign(sign -> {
            sign.identity(keys)
                    .request(unsigned(request))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock);
            payload(request).ifPresent(sign::payload);
        });
        return new HttpCall(request.method(), request.uri(), headers(signed.request()), request.body());
    }

    private static SdkHttpRequest unsigned(HttpCall request) {
        SdkHttpRequest.Builder unsigned = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(request.method()))
                .uri(request.uri());
        request.headers().fields().forEach(field -> unsigned.appendHeader(field.name(), field.value()));
        request.body().ifPresent(body -> unsigned.putHeader("Content-Type", body.mediaType()));
        return unsigned.build();
    }

    private static Optional<ContentStreamProvider> payload(HttpCall request) {
        return request.body().map(body -> switch (body) {
            case HttpBody.Bytes bytes -> bytes::open;
            case HttpBody.Written written -> written::open;
            case HttpBody.Json _ -> throw new IllegalArgumentException("only bytes can be signed");
        });
    }

    private static HttpHeaders headers(SdkHttpRequest signed) {
        List<HttpHeaders.Field> fields = new ArrayList<>();
        signed.forEachHeader((name, values) -> {
            if (!WRITTEN_BY_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> fields.add(new HttpHeaders.Field(name, value)));
            }
        });
        return new HttpHeaders(fields);
    }
}
