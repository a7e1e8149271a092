package io.dvara.gateway.upstream;

import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/** A request that can be ended from another thread, in whichever state it is. */
final class OutgoingRequest extends HttpUriRequestBase {

    private static final long serialVersionUID = 1;

    OutgoingRequest(String method, URI uri) {
        super(method, uri);
    }
}
