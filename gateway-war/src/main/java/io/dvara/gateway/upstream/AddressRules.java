package io.dvara.gateway.upstream;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/** Resolves names and refuses addresses that must not be reached, at the moment of connecting. */
final class AddressRules implements DnsResolver {

    private static final int IPV6_LENGTH = 16;
    private static final byte[] COMPATIBLE = new byte[12];
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    /** {@code fd00:ec2::254}. */
    private static final byte[] METADATA = {(byte) 0xfd, 0, 0x0e, (byte) 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0x54};

    private final List<Integer> ownPorts;
    private final Names names;

    /** Knows the addresses of hosts. */
    interface Names {

        /** Returns the addresses of a host, at least one. */
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    AddressRules(List<Integer> ownPorts) {
        this(ownPorts, InetAddress::getAllByName);
    }

    AddressRules(List<Integer> ownPorts, Names names) {
        this.ownPorts = ownPorts;
        this.names = names;
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
        InetAddress[] addresses = names.addresses(host);
        for (InetAddress address : addresses) {
            if (linkLocal(address)) {
                throw new ForbiddenAddress(address, ForbiddenAddress.Why.LINK_LOCAL);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return InetAddress.getByName(host).getCanonicalHostName();
    }

    /** Also in the forms in which IPv6 holds IPv4 addresses, and the metadata address of a cloud. */
    private static boolean linkLocal(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean holdsLinkLocal = bytes.length == IPV6_LENGTH
                && (bytes[12] & 0xff) == 169
                && (bytes[13] & 0xff) == 254
                && (startsWith(bytes, NAT64) || startsWith(bytes, COMPATIBLE));
        return address.isLinkLocalAddress() || holdsLinkLocal || Arrays.equals(bytes, METADATA);
    }

    private static boolean startsWith(byte[] address, byte[] prefix) {
        return Arrays.equals(address, 0, prefix.length, prefix, 0, prefix.length);
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
