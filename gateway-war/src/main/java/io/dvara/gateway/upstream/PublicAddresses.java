package io.dvara.gateway.upstream;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Knows the addresses of the public internet: all but those that registries keep for something else.
 *
 * <p>An IPv6 address that stands for an IPv4 address is as public as that one.
 */
final class PublicAddresses {

    private static final int IPV4_LENGTH = 4;

    private static final List<Block> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "168.63.129.16/32",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "2001::/23",
                    "2001:db8::/32",
                    "3fff::/20")
            .map(Block::of)
            .toList();

    /** All of IPv6 that is given out as unicast addresses; the rest is local, multicast or for later. */
    private static final Block GIVEN_OUT = Block.of("2000::/3");

    private static final List<Holder> HOLDERS = List.of(
            new Holder(Block.of("::/96"), 12),
            new Holder(Block.of("64:ff9b::/96"), 12),
            new Holder(Block.of("2002::/16"), 2));

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == IPV4_LENGTH) {
            return outside(bytes);
        }
        return held(bytes).map(PublicAddresses::outside).orElseGet(() -> GIVEN_OUT.contains(bytes) && outside(bytes));
    }

    private static boolean outside(byte[] bytes) {
        return NOT_PUBLIC.stream().noneMatch(block -> block.contains(bytes));
    }

    private static Optional<byte[]> held(byte[] bytes) {
        return HOLDERS.stream()
                .filter(holder -> holder.block().contains(bytes))
                .findFirst()
                .map(holder -> Arrays.copyOfRange(bytes, holder.offset(), holder.offset() + IPV4_LENGTH));
    }

    /** IPv6 addresses that hold an IPv4 address from this byte on. */
    private record Holder(Block block, int offset) {}

    /** The addresses that begin with the same bits. */
    private record Block(byte[] first, int bits) {

        static Block of(String text) {
            String[] parts = text.split("/");
            try {
                return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalStateException("'" + text + "' is no block of addresses", e);
            }
        }

        boolean contains(byte[] bytes) {
            int whole = bits / Byte.SIZE;
            int rest = bits % Byte.SIZE;
            return bytes.length == first.length
                    && Arrays.equals(bytes, 0, whole, first, 0, whole)
                    && (rest == 0 || ((bytes[whole] ^ first[whole]) & 0xff) >> (Byte.SIZE - rest) == 0);
        }
    }
}
