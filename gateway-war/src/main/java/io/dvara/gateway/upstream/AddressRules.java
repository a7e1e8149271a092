package io.dvara.gateway.upstream;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/** Resolves names and refuses addresses that must not be reached, at the moment of connecting. */
final class AddressRules implements DnsResolver {

    private final List<Integer> ownPorts;

    AddressRules(List<Integer> ownPorts) {
        this.ownPorts = ownPorts;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        InetAddress[] addresses = resolve(host);
        for (InetAddress address : addresses) {
            if (ownPorts.contains(port) && local(address)) {
                throw new ForbiddenAddress(address, ForbiddenAddress.Why.OURSELVES);
            }
        }
        return Stream.of(addresses)
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (InetAddress address : addresses) {
            if (address.isLinkLocalAddress()) {
                throw new ForbiddenAddress(address, ForbiddenAddress.Why.LINK_LOCAL);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return InetAddress.getByName(host).getCanonicalHostName();
    }

    private static boolean local(InetAddress address) throws UnknownHostException {
        try {
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            UnknownHostException unknown =
                    new UnknownHostException("the network interfaces of this machine cannot be listed");
            unknown.initCause(e);
            throw unknown;
        }
    }
}
