package io.dvara.gateway.upstream;

import io.dvara.api.provider.Fault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** Says why there is no answer from a host. */
final class Unreached {

    private Unreached() {}

    static Fault fault(IOException e) {
        return switch (e) {
            case ConnectTimeoutException _, ConnectionRequestTimeoutException _, SocketTimeoutException _ ->
                Fault.TIMED_OUT;
            case HttpHostConnectException _, ConnectException _, NoRouteToHostException _, UnknownHostException _ ->
                Fault.UNREACHABLE;
            case SSLException _ -> Fault.UNREACHABLE;
            default -> Fault.BROKEN;
        };
    }

    static String message(URI uri, IOException e) {
        String host = uri.getAuthority();
        return switch (e) {
            case UnknownHostException _ -> "the host " + host + " is not known; check the provider's base URL";
            case ConnectionRequestTimeoutException _ ->
                "no connection to " + host + " became free; dvara.upstream.max-connections limits them";
            case ConnectTimeoutException _, SocketTimeoutException _ -> "no connection to " + host + " in time";
            case HttpHostConnectException _, ConnectException _, NoRouteToHostException _ ->
                "no connection to " + host + "; check that it runs and the provider's base URL";
            case SSLException _ -> "no trusted TLS connection to " + host + ": " + e.getMessage();
            default -> "the connection to " + host + " broke before an answer came";
        };
    }
}
