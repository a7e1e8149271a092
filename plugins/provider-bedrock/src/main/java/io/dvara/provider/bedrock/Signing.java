package io.dvara.provider.bedrock;

import io.dvara.api.http.HttpCall;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.exception.SdkException;

/** Signs requests with access keys. */
final class Signing implements Credential {

    private static final System.Logger LOG = System.getLogger(Signing.class.getName());

    /** No place is asked for the keys of a request that only leads to the gateway itself. */
    private static final AwsCredentials REHEARSED = AwsBasicCredentials.create("rehearsed", "rehearsed");

    private final Keys keys;
    private final Signature signature;
    private final String provider;

    /** Gives access keys. */
    interface Source {

        /**
         * Returns access keys that are valid now.
         *
         * @param patience how long they may be waited for
         * @throws ProviderException when that is not enough
         */
        AwsCredentials ask(Duration patience);
    }

    /**
     * Where access keys come from.
     *
     * @param source is asked at each use
     * @param close frees what the source holds
     */
    record Keys(Source source, Runnable close) {}

    Signing(Keys keys, Signature signature, String provider) {
        this.keys = keys;
        this.signature = signature;
        this.provider = provider;
    }

    @Override
    public HttpCall admit(HttpCall request, Call call) {
        return signature.sign(request, call.isRehearsed() ? REHEARSED : asked(call));
    }

    @Override
    public void close() {
        keys.close().run();
    }

    private static String why(RuntimeException failure) {
        return Optional.ofNullable(failure.getCause())
                .map(Throwable::getMessage)
                .orElse(failure.getMessage());
    }

    private AwsCredentials asked(Call call) {
        try {
            return keys.source().ask(call.timeLeft());
        } catch (SdkException | IllegalArgumentException | IllegalStateException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "provider " + provider + " finds no credentials of AWS: " + why(e));
            LOG.log(System.Logger.Level.DEBUG, "so it was asked", e);
            throw new ProviderException(
                    Fault.CREDENTIAL_REFUSED,
                    "provider " + provider
                            + " finds no credentials of AWS: set BEDROCK_API_KEY, or AWS_ACCESS_KEY_ID and"
                            + " AWS_SECRET_ACCESS_KEY, or give the machine a role; the log names every place that was asked",
                    e);
        }
    }
}
