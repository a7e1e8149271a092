package io.dvara.gateway.plugins;

/** The source of a plugin that ranks backwards, as a third party would write it. */
final class StrategyJar {

    private static final String SOURCE = """
            package com.acme;

            import io.dvara.api.*;
            import io.dvara.api.routing.*;
            import java.util.*;

            @org.pf4j.Extension
            public class AcmeFactory implements RoutingStrategyFactory<AcmeFactory.Config> {
                public record Config(@Default("1") int steps) {}

                public AcmeFactory() {}

                public String type() {
                    return "backwards";
                }

                public Class<Config> settings() {
                    return Config.class;
                }

                public RoutingStrategy create(Config config, ComponentContext context) {
                    return new Backwards("VERSION");
                }

                static class Backwards implements RoutingStrategy {
                    private final String version;
                    private volatile boolean closed;

                    Backwards(String version) {
                        this.version = version;
                    }

                    public List<Candidate> rank(RoutingRequest request, List<Candidate> candidates) {
                        if (closed) {
                            throw new IllegalStateException("asked after it was closed");
                        }
                        return candidates.reversed();
                    }

                    public void close() {
                        closed = true;
                    }

                    public String toString() {
                        return version;
                    }
                }
            }
            """;

    private StrategyJar() {}

    static PluginJar version(String version) {
        return new PluginJar("ranker", version, "1.x", SOURCE.replace("VERSION", version));
    }
}
