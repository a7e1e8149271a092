package io.dvara.gateway.upstream;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** An address that nothing of ours may connect to. */
final class ForbiddenAddress extends UnknownHostException {

    private static final long serialVersionUID = 1;

    private final Why why;

    /** Why it is forbidden. */
    enum Why {
        /** It is link-local, where clouds keep their metadata. */
        LINK_LOCAL,
        /** It is no address of the public internet, and a client named it. */
        NOT_PUBLIC,
        /** It is this gateway. */
        OURSELVES
    }

    ForbiddenAddress(InetAddress address, Why why) {
        super(address.getHostAddress() + ": " + why);
        this.why = why;
    }

    RuntimeException refusal(URI uri) {
        return switch (why) {
            case LINK_LOCAL ->
                new ProviderException(
                        Fault.UNREACHABLE,
                        "the host " + uri.getAuthority() + " has a link-local address, which is never connected to;"
                                + " correct the provider's base URL");
            case NOT_PUBLIC ->
                new ProviderException(
                        Fault.UNREACHABLE, "the host " + uri.getAuthority() + " has no address of the public internet");
            case OURSELVES ->
                Refusal.of(
                        ErrorCode.LOOP_DETECTED,
                        "The address " + uri.getAuthority() + " is this gateway; correct the provider's base URL.");
        };
    }
}
