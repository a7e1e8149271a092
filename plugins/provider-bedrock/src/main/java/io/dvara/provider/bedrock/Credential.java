package io.dvara.provider.bedrock;

import io.dvara.api.Secret;
import io.dvara.api.http.HttpCall;

/** What opens the door: an API key that is sent along, or access keys that requests are signed with. */
interface Credential extends AutoCloseable {

    /** Returns a request that the vendor lets in. */
    HttpCall admit(HttpCall request);

    @Override
    void close();

    /** An API key of the vendor. */
    record Bearer(Secret key) implements Credential {

        @Override
        public HttpCall admit(HttpCall request) {
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
