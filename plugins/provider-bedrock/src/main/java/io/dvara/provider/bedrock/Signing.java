package io.dvara.provider.bedrock;

import io.dvara.api.http.HttpCall;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/** Signs requests with access keys. */
final class Signing implements Credential {

    private static final System.Logger LOG = System.getLogger(Signing.class.getName());

    private final Keys keys;
    private final Signature signature;
    private final String provider;

    /**
     * Where access keys come from.
     *
     * @param source is asked at each use
     * @param close frees what the source holds
     */
    record Keys(AwsCredentialsProvider source, Runnable close) {}

    Signing(Keys keys, Signature signature, String provider) {
        this.keys = keys;
        this.signature = signature;
        this.provider = provider;
    }

    @Override
    public HttpCall admit(HttpCall request) {
        return signature.sign(request, resolved());
    }

    @Override
    public void close() {
        keys.close().run();
    }

    private AwsCredentials resolved() {
        try {
            return keys.source().resolveCredentials();
        } catch (SdkException | IllegalArgumentException | IllegalStateException e) {
            LOG.log(System.Logger.Level.WARNING, "provider " + provider + " finds no credentials of AWS", e);
            throw new ProviderException(
                    Fault.CREDENTIAL_REFUSED,
                    "provider " + provider
                            + " finds no credentials of AWS: set BEDROCK_API_KEY, or AWS_ACCESS_KEY_ID and"
                            + " AWS_SECRET_ACCESS_KEY, or give the machine a role; the log names every place that was asked",
                    e);
        }
    }
}
