package io.dvara.gateway.plugins;

import io.dvara.gateway.config.Configuration;
import io.dvara.gateway.config.ConfigurationException;
import io.dvara.gateway.config.Settings;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps plugins loaded and providers made from the start of the application to its end.
 *
 * <p>Asked for its status from any thread; that never waits for a plugin.
 */
@SingleInstance
public class Plugins {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final System.Logger LOG = System.getLogger(Plugins.class.getName());

    private final Configuration configuration;
    private final Lending lending;
    private final Serving serving;
    private volatile Report report = new Report(List.of(), Optional.empty());
    private Optional<Running> running = Optional.empty();

    private record Running(Refresher refresher, ScheduledExecutorService clock, Path workFolder) {}

    @Inject
    Plugins(Configuration configuration, Lending lending, Serving serving) {
        this.configuration = configuration;
        this.lending = lending;
        this.serving = serving;
    }

    /** Returns how each plugin is doing. */
    public List<PluginStatus> status() {
        return report.plugins().stream().map(this::withQuarantine).toList();
    }

    /** Returns what is wrong with the configuration that was found last; the one before it serves on. */
    public Optional<String> configurationProblem() {
        return report.problem();
    }

    /** Loads all plugins and makes the first generation before anything is served. */
    void start(@Observes @Priority(100) @Initialized(ApplicationScoped.class) Object event) {
        start();
    }

    synchronized void start() {
        Settings.Plugins settings = configuration.settings().plugins();
        Path workFolder = WorkFolder.make(settings.workFolder());
        Refresher refresher = refresher(settings, workFolder);
        try {
            publish(refresher.first());
        } catch (ConfigurationException bad) {
            Configuration.report(bad);
            refresher.stop();
            PluginCopy.deleteTree(workFolder);
            throw bad;
        }
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("dvara-plugins").factory());
        long pause = settings.scanEvery().toMillis();
        clock.scheduleWithFixedDelay(() -> refresh(refresher), pause, pause, TimeUnit.MILLISECONDS);
        running = Optional.of(new Running(refresher, clock, workFolder));
    }

    /** Stops looking, and lets each plugin go when its last call has ended. */
    @PreDestroy
    synchronized void stop() {
        running.ifPresent(it -> {
            it.clock().shutdownNow();
            awaitEnd(it.clock());
            it.refresher().stop();
            PluginCopy.deleteTree(it.workFolder());
        });
        running = Optional.empty();
    }

    private Refresher refresher(Settings.Plugins settings, Path workFolder) {
        Border border = new Border(PATIENCE);
        return new Refresher(
                configuration,
                serving,
                new Refresher.Parts(
                        new PluginFolder(settings.folder(), workFolder, System::nanoTime),
                        new PluginShelf(new PluginLoading(border, new LentClasses(Plugins.class.getClassLoader()))),
                        new Planner(configuration.settings(), configuration.environment(), border),
                        new GenerationMaker(border, lending)));
    }

    private void refresh(Refresher refresher) {
        try {
            publish(refresher.again());
        } catch (RuntimeException | Error failure) {
            LOG.log(System.Logger.Level.ERROR, "Plugins could not be refreshed; what serves goes on", failure);
        }
    }

    private void publish(Report next) {
        Report before = report;
        report = next;
        next.plugins().stream()
                .filter(plugin -> !before.plugins().contains(plugin))
                .forEach(this::tell);
        before.plugins().stream()
                .filter(plugin ->
                        next.plugins().stream().noneMatch(it -> it.file().equals(plugin.file())))
                .forEach(plugin -> LOG.log(System.Logger.Level.INFO, "Plugin " + plugin.id() + " is removed"));
        next.problem()
                .filter(problem -> !before.problem().equals(Optional.of(problem)))
                .ifPresent(problem -> LOG.log(
                        System.Logger.Level.ERROR, "The configuration has problems, what served goes on: " + problem));
        serving.loaded((int) next.plugins().stream()
                .filter(plugin -> plugin.state() == PluginStatus.State.LOADED)
                .count());
    }

    private void tell(PluginStatus plugin) {
        String name = "Plugin " + plugin.id() + " (" + plugin.file() + ")";
        if (plugin.reason().isPresent()) {
            serving.failed(plugin.id());
            LOG.log(
                    System.Logger.Level.WARNING,
                    name + " failed: " + plugin.reason().get());
        } else {
            LOG.log(System.Logger.Level.INFO, name + " " + plugin.version() + " is loaded");
        }
    }

    private PluginStatus withQuarantine(PluginStatus plugin) {
        boolean held = plugin.state() == PluginStatus.State.LOADED && serving.isQuarantined(plugin.id());
        return held
                ? new PluginStatus(
                        plugin.id(),
                        plugin.version(),
                        plugin.file(),
                        PluginStatus.State.QUARANTINED,
                        Optional.of("its calls did not come back; replace its jar or restart"),
                        plugin.components())
                : plugin;
    }

    private static void awaitEnd(ScheduledExecutorService clock) {
        try {
            if (!clock.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "A look at the plugins folder did not end in time");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
