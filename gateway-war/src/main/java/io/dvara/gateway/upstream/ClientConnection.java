package io.dvara.gateway.upstream;

import java.net.InetAddress;

/**
 * Both ends of a client's TCP connection, as the kernel knows them.
 *
 * @param remote the client's address
 * @param remotePort the client's port
 * @param local our address
 * @param localPort our port
 */
public record ClientConnection(InetAddress remote, int remotePort, InetAddress local, int localPort) {}
