package io.dvara.gateway.rehearsal;

import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Rehearsed;
import io.dvara.gateway.config.Settings;
import io.dvara.gateway.live.Lease;
import io.dvara.gateway.live.LiveGeneration;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.metrics.OpenRequests;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Calls the gateway over loopback until its code is warm, and steps back while others call.
 *
 * <p>Runs once after the start, on a thread of its own, for a bounded time.
 */
@SingleInstance
public class Rehearsal {

    /** The header by which a rehearsed request is known; its value cannot be guessed. */
    public static final String HEADER = "X-Dvara-Rehearsal";

    private static final Logger LOG = Logger.getLogger(Rehearsal.class.getName());
    private static final Duration LONGEST = Duration.ofSeconds(25);
    private static final int MOST_REQUESTS = 60_000;
    private static final int AT_ONCE = 4;

    private final Settings.Server settings;
    private final LiveGeneration live;
    private final OpenRequests others;
    private final Map<String, URI> detours = new ConcurrentHashMap<>();
    private volatile Optional<Thread> running = Optional.empty();

    /** Makes a rehearsal of the providers that serve. */
    @Inject
    public Rehearsal(Settings settings, LiveGeneration live, OpenRequests others) {
        this.settings = settings.server();
        this.live = live;
        this.others = others;
    }

    /** Returns where the upstream calls of a request lead instead, when it is a rehearsed one. */
    public Optional<URI> detour(Optional<String> header) {
        return Optional.ofNullable(detours.get(header.orElse("")));
    }

    void start(@Observes @Priority(200) @Initialized(ApplicationScoped.class) Object event) {
        if (settings.warmUp() && !settings.ownPorts().isEmpty()) {
            running = Optional.of(
                    Thread.ofPlatform().daemon().name("dvara-rehearsal").start(this::rehearse));
        }
    }

    @PreDestroy
    void stop() {
        running.ifPresent(Thread::interrupt);
    }

    private void rehearse() {
        List<Scene> scenes = scenes();
        try (Stage stage = new Stage(scenes)) {
            List<Actor> actors = new ArrayList<>();
            for (Scene scene : scenes) {
                String token = UUID.randomUUID().toString();
                detours.put(token, stage.address(scene));
                Actor actor = new Actor(settings.ownPorts().getFirst(), scene, token);
                actors.addAll(Collections.nCopies(scene.manner().share(), actor));
            }
            play(actors);
        } catch (IOException e) {
            LOG.log(Level.FINE, "The gateway cannot call itself and so starts cold", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            detours.clear();
        }
    }

    private List<Scene> scenes() {
        List<Scene> scenes = new ArrayList<>();
        try (Lease lease = live.lease()) {
            for (ProviderInstance instance : lease.generation().providers()) {
                if (instance.provider() instanceof Rehearsed rehearsed) {
                    scenes.addAll(scenes(instance.name(), rehearsed));
                }
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, "A plugin does not know how to rehearse", e);
        }
        return scenes;
    }

    private static List<Scene> scenes(String provider, Rehearsed rehearsed) {
        return Stream.of(Manner.values())
                .flatMap(manner ->
                        Stream.of(Delivery.values()).map(delivery -> Scene.of(provider, rehearsed, manner, delivery)))
                .toList();
    }

    private void play(List<Actor> actors) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        AtomicInteger turn = new AtomicInteger();
        List<Callable<Void>> troupes = Collections.nCopies(AT_ONCE, () -> {
            playOn(actors, turn, end);
            return null;
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> troupe : threads.invokeAll(actors.isEmpty() ? List.of() : troupes)) {
                troupe.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("a rehearsal broke off", e.getCause());
        }
    }

    private void playOn(List<Actor> actors, AtomicInteger turn, long end) throws IOException, InterruptedException {
        for (int i = turn.getAndIncrement(); i < MOST_REQUESTS && System.nanoTime() < end; i = turn.getAndIncrement()) {
            while (others.requests() > 0) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            actors.get(i % actors.size()).ask(i / actors.size(), end);
        }
    }
}
