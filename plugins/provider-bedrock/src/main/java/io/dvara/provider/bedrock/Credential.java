package io.dvara.provider.bedrock;

import io.dvara.api.Secret;
import io.dvara.api.http.HttpCall;
import io.dvara.api.provider.Call;

/** What opens the door: an API key that is sent along, or access keys that requests are signed with. */
interface Credential extends AutoCloseable {

    /**
     * Returns a request that the vendor lets in; may wait for keys, no longer than the call has time.
     *
     * @throws io.dvara.api.provider.ProviderException when there are none to be had
     */
    HttpCall admit(HttpCall request, Call call);

    @Override
    void close();

    /** An API key of the vendor. */
    record Bearer(Secret key) implements Credential {

        @Override
        public HttpCall admit(HttpCall request, Call call) {
            return new HttpCall(
                    request.method(),
                    request.uri(),
                    request.headers()
                            .with("Authorization", "Bearer " + key.reveal().strip()),
                    request.body());
        }

        @Override
        public void close() {}
    }
}
