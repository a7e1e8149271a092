package io.dvara.gateway.plugins;

import io.dvara.gateway.config.ValueException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Decides where providers may be: over http, not at link-local addresses, and not at our own door. */
final class AddressRule {

    private final List<Integer> ownPorts;

    AddressRule(List<Integer> ownPorts) {
        this.ownPorts = List.copyOf(ownPorts);
    }

    /** Returns the address; what is wrong with it is told without user and query. */
    URI checked(String text) throws ValueException {
        URI uri = parsed(text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new ValueException("must begin with http:// or https://");
        }
        if (uri.getHost() == null) {
            throw new ValueException("has no host; write it like https://api.example.com");
        }
        if (uri.getUserInfo() != null) {
            throw new ValueException("must hold no user and password; use the setting for the key");
        }
        checkHost(uri, scheme);
        return uri;
    }

    private void checkHost(URI uri, String scheme) throws ValueException {
        Optional<InetAddress> literal = literal(uri.getHost());
        if (literal.filter(InetAddress::isLinkLocalAddress).isPresent()) {
            throw new ValueException(uri.getHost() + " is a link-local address, which no provider may have");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        boolean local = uri.getHost().equalsIgnoreCase("localhost")
                || literal.filter(AddressRule::isOurs).isPresent();
        if (local && ownPorts.contains(port)) {
            throw new ValueException(uri.getHost() + ":" + port
                    + " is this gateway itself; give the provider's own address (our ports: dvara.server.ports)");
        }
    }

    private static URI parsed(String text) throws ValueException {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException _) {
            throw new ValueException("is no address; write it like https://api.example.com");
        }
    }

    /** Reads an address in digits, in whatever way sockets would; asks no name server. */
    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException _) {
            return posixLiteral(host);
        }
    }

    private static Optional<InetAddress> posixLiteral(String host) {
        try {
            return Optional.of(Inet4Address.ofPosixLiteral(host));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean isOurs(InetAddress address) {
        try {
            return address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException _) {
            return false;
        }
    }
}
