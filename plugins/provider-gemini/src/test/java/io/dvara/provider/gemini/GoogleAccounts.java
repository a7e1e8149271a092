package io.dvara.provider.gemini;

import java.net.URI;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Makes files of service accounts, with keys of their own. */
final class GoogleAccounts {

    private GoogleAccounts() {}

    static String json(String name, URI tokens) {
        String key = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key())
                + "\n-----END PRIVATE KEY-----\n";
        return Sending.JSON.write(Sending.JSON
                .make()
                .createObjectBuilder()
                .add("type", "service_account")
                .add("project_id", "p")
                .add("private_key_id", "k-" + name)
                .add("private_key", key)
                .add("client_email", name + "@p.iam.gserviceaccount.com")
                .add("client_id", "7")
                .add("token_uri", tokens.toString())
                .build());
    }

    private static byte[] key() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2_048);
            return keys.generateKeyPair().getPrivate().getEncoded();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has RSA", e);
        }
    }
}
