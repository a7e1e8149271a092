package io.dvara.gateway.upstream;

import java.net.InetAddress;

/**
 * Both ends of a client's TCP connection, as the kernel's tables name them.
 *
 * @param remote the client's address
 * @param remotePort the client's port
 * @param localPort our port
 */
public record ClientConnection(InetAddress remote, int remotePort, int localPort) {}
