package io.dvara.system;

import io.dvara.testkit.gateway.GatewayServer;

/** The live heap of a gateway: what a collection leaves, by the JVM's own count. */
record Heap(GatewayServer gateway) {

    /** Collects, and returns the bytes that are left. */
    long liveBytes() {
        return new Jcmd(gateway)
                .run("GC.class_histogram")
                .lines()
                .filter(line -> line.startsWith("Total"))
                .mapToLong(total -> Long.parseLong(total.trim().split("\\s+")[2]))
                .findFirst()
                .orElseThrow(() -> new AssertionError("none of the gateway's processes tells of its heap"));
    }
}
