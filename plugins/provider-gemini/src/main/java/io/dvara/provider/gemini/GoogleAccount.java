package io.dvara.provider.gemini;

import com.google.auth.Retryable;
import com.google.auth.oauth2.GoogleCredentials;
import io.dvara.api.Secret;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.Vendor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An account of Google Cloud, whose tokens are got and renewed here; safe for many threads.
 *
 * <p>That of a file of credentials, which is read again when it changes, or that of the machine:
 * what Google calls application default credentials.
 */
final class GoogleAccount implements Credential {

    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
    private static final String SETTING =
            "credentials (GEMINI_CREDENTIALS_FILE) or the machine's application default credentials";

    private final Optional<Secret> credentials;
    private final AtomicReference<String> lastToken = new AtomicReference<>("");
    private Known known = Known.NOTHING;

    /** Credentials and the text that they were read from. */
    private record Known(String text, Optional<GoogleCredentials> account) {

        private static final Known NOTHING = new Known("", Optional.empty());
    }

    GoogleAccount(Optional<Secret> credentials) {
        this.credentials = credentials;
    }

    @Override
    public HttpHeaders headers(Call call) {
        if (call.isRehearsed()) {
            return HttpHeaders.NONE.with("Authorization", "Bearer rehearsed");
        }
        try {
            GoogleCredentials account = account();
            HttpHeaders headers = HttpHeaders.NONE;
            for (Map.Entry<String, List<String>> field :
                    account.getRequestMetadata().entrySet()) {
                for (String value : field.getValue()) {
                    headers = headers.with(field.getKey(), value);
                }
            }
            lastToken.set(account.getAccessToken().getTokenValue());
            return headers;
        } catch (IOException | IllegalArgumentException e) {
            throw failure(e);
        }
    }

    private static ProviderException failure(Exception cause) {
        return cause instanceof Retryable told && told.isRetryable()
                ? new ProviderException(Fault.UNAVAILABLE, "Google gives the gateway no token at the moment", cause)
                : new ProviderException(
                        Fault.CREDENTIAL_REFUSED,
                        "Google gives no token to the gateway: check its setting " + SETTING,
                        cause);
    }

    @Override
    public Vendor vendor(String name) {
        return new Vendor(name, SETTING, List.of(Secret.from(lastToken::get)));
    }

    /** Calls that come at once share one account, and so one token. */
    private synchronized GoogleCredentials account() throws IOException {
        String text = credentials.map(Secret::reveal).orElse("");
        if (known.account().isPresent() && known.text().equals(text)) {
            return known.account().get();
        }
        GoogleCredentials account = read(text).createScoped(SCOPE);
        known = new Known(text, Optional.of(account));
        return account;
    }

    private GoogleCredentials read(String text) throws IOException {
        return credentials.isEmpty()
                ? GoogleCredentials.getApplicationDefault()
                : GoogleCredentials.fromStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
