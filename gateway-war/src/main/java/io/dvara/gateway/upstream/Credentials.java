package io.dvara.gateway.upstream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hc.core5.http.Header;

/** The credentials that a request carries in its header, by the names that such fields have. */
final class Credentials {

    /** A shorter one is a word like another, and no secret. */
    private static final int SHORTEST = 12;

    private Credentials() {}

    static List<Needle> of(OutgoingRequest request) {
        List<Needle> found = new ArrayList<>(1);
        for (Header header : request.getHeaders()) {
            String name = header.getName().toLowerCase(Locale.ROOT);
            if (name.equals("authorization") || name.endsWith("key") || name.endsWith("token")) {
                String value = header.getValue().strip();
                String credential = value.substring(value.lastIndexOf(' ') + 1);
                if (credential.length() >= SHORTEST) {
                    found.add(new Needle(credential.getBytes(StandardCharsets.ISO_8859_1)));
                }
            }
        }
        return found;
    }
}
