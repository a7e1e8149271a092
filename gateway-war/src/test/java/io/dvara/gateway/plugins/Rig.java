package io.dvara.gateway.plugins;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.ModelProvider;
import io.dvara.gateway.TestMetrics;
import io.dvara.gateway.config.Configuration;
import io.dvara.gateway.config.Environment;
import io.dvara.gateway.live.Lease;
import io.dvara.gateway.live.LiveGeneration;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.live.Quarantine;
import io.dvara.gateway.live.Route;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The room of plugins over a folder, whose looks and whose clock a test decides. */
final class Rig {

    final Path folder;
    final Path plugins;
    final LiveGeneration live = new LiveGeneration();
    final Quarantine quarantine = new Quarantine();
    private final Refresher refresher;
    private Report report;
    private long nanos;

    Rig(Path folder, Map<String, String> variables) throws IOException {
        this(folder, variables, Duration.ofSeconds(10));
    }

    Rig(Path folder, Map<String, String> variables, Duration patience) throws IOException {
        this(folder, variables, patience, lending());
    }

    Rig(Path folder, Map<String, String> variables, Duration patience, Lending lending) throws IOException {
        this.folder = folder;
        this.plugins = Files.createDirectories(folder.resolve("plugins"));
        Configuration configuration = Configuration.of(new Environment(variables), folder);
        Path work = WorkFolder.make(folder.resolve("work"));
        Border border = new Border(patience);
        this.refresher = new Refresher(
                configuration,
                new Serving(live, quarantine, new TestMetrics()),
                new Refresher.Parts(
                        new PluginFolder(plugins, work, () -> nanos),
                        new PluginShelf(new PluginLoading(border, new LentClasses(Rig.class.getClassLoader()))),
                        new Planner(configuration.settings(), configuration.environment(), border),
                        new GenerationMaker(border, lending)));
    }

    private static Lending lending() {
        TestContext lent = TestContext.named("rig");
        return new Lending(lent.http(), lent.json());
    }

    Rig start() {
        report = refresher.first();
        return this;
    }

    /** Looks as often as a change needs to be noticed. */
    Rig settle() {
        report = refresher.again();
        report = refresher.again();
        return this;
    }

    Rig later(Duration time) {
        nanos += time.toNanos();
        return settle();
    }

    void stop() {
        refresher.stop();
    }

    List<PluginStatus> status() {
        return report.plugins();
    }

    String problem() {
        return report.problem().orElse("none");
    }

    String reason(String file) {
        return status().stream()
                .filter(it -> it.file().equals(file) && it.state() == PluginStatus.State.FAILED)
                .flatMap(it -> it.reason().stream())
                .findFirst()
                .orElse("none");
    }

    List<String> names() {
        try (Lease lease = live.lease()) {
            return lease.generation().providers().stream()
                    .map(ProviderInstance::name)
                    .toList();
        }
    }

    List<Route> routes() {
        try (Lease lease = live.lease()) {
            return lease.generation().routes().all();
        }
    }

    ProviderInstance provider(Lease lease, String name) {
        return lease.generation().provider(name).orElseThrow(() -> new AssertionError("no provider " + name));
    }

    /** Calls a provider and reads one of its streams to the end; returns the version that answered. */
    String call(String name) {
        try (Lease lease = live.lease()) {
            ProviderInstance instance = provider(lease, name);
            String version = ((ModelProvider) instance.provider())
                    .models(TestCall.plain())
                    .getFirst()
                    .id();
            try (var stream = ((ChatProvider) instance.provider())
                    .chat(ChatRequest.of("any", List.of()).build(), TestCall.plain())) {
                boolean same = stream.allMatch(
                        chunk -> chunk.head().orElseThrow().id().orElseThrow().equals(version));
                return same ? version : "mixed";
            }
        }
    }
}
