package io.dvara.gateway.upstream;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves the hosts that clients name, at the moment of connecting, and refuses all that are not public.
 *
 * <p>Hosts that the operator trusts may be private, but neither link-local nor this gateway.
 */
final class MediaAddresses implements DnsResolver {

    private final AddressRules rules;
    private final Set<String> trusted;

    MediaAddresses(AddressRules rules, Set<String> trusted) {
        this.rules = rules;
        this.trusted = trusted;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        List<InetSocketAddress> addresses = rules.resolve(host, port);
        for (InetSocketAddress address : addresses) {
            check(host, address.getAddress());
        }
        return addresses;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = rules.resolve(host);
        for (InetAddress address : addresses) {
            check(host, address);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private void check(String host, InetAddress address) throws ForbiddenAddress {
        if (!trusted.contains(host.toLowerCase(Locale.ROOT)) && !PublicAddresses.contain(address)) {
            throw new ForbiddenAddress(address, ForbiddenAddress.Why.NOT_PUBLIC);
        }
    }
}
