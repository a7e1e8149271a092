package io.dvara.gateway.plugins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Holds the plugins that are loaded and brings them in line with the folder; belongs to one thread.
 *
 * <p>A file whose new content cannot be loaded keeps the plugin that it had.
 */
final class PluginShelf {

    private final PluginLoading loading;
    private final Map<String, LoadedPlugin> loaded = new TreeMap<>();
    private final Map<String, Failure> failures = new TreeMap<>();

    /** Plugins that are sound but collide with another one, in whose place they come when it goes. */
    private final Map<String, LoadedPlugin> waiting = new TreeMap<>();

    private final List<LoadedPlugin> retired = new ArrayList<>();

    PluginShelf(PluginLoading loading) {
        this.loading = loading;
    }

    /** A content of a file that is not used. */
    record Failure(String digest, String id, String reason) {}

    /** Returns the plugins in the order of their files. */
    List<LoadedPlugin> plugins() {
        return List.copyOf(loaded.values());
    }

    /** Returns what could not be loaded, by file. */
    Map<String, Failure> failures() {
        return Map.copyOf(failures);
    }

    /** Loads what is new; returns whether the plugins are others than before. */
    boolean arrange(Map<String, PluginCopy> copies) {
        boolean changed = removeMissing(copies.keySet());
        List<PluginCopy> wanted = copies.values().stream().filter(this::isNew).toList();
        for (Map.Entry<PluginCopy, Attempt> attempt : attempts(wanted).entrySet()) {
            changed |= place(attempt.getKey(), attempt.getValue());
        }
        return changed;
    }

    /** Puts the plugins back whose successors proved useless; returns whether there were any. */
    boolean revert(Map<String, String> faults) {
        boolean reverted = false;
        for (LoadedPlugin before : List.copyOf(retired)) {
            LoadedPlugin useless = loaded.get(before.file());
            String reason = faults.get(before.file());
            if (reason != null && useless != null && useless != before) {
                retired.remove(before);
                retired.add(useless);
                loaded.put(before.file(), before);
                failures.put(before.file(), new Failure(useless.digest(), useless.id(), reason));
                reverted = true;
            }
        }
        return reverted;
    }

    /** Gives back the plugins that were replaced or removed, and returns their ids. */
    Set<String> releaseRetired() {
        Set<String> ids = retired.stream().map(LoadedPlugin::id).collect(Collectors.toCollection(TreeSet::new));
        retired.forEach(LoadedPlugin::release);
        retired.clear();
        return ids;
    }

    /** Gives all plugins back. */
    void clear() {
        retired.addAll(loaded.values());
        retired.addAll(waiting.values());
        loaded.clear();
        waiting.clear();
        failures.clear();
        releaseRetired();
    }

    private record Attempt(Optional<LoadedPlugin> plugin, String reason) {}

    private boolean removeMissing(Set<String> files) {
        failures.keySet().retainAll(files);
        waiting.values().stream().filter(it -> !files.contains(it.file())).forEach(LoadedPlugin::release);
        waiting.keySet().retainAll(files);
        boolean changed = false;
        for (String file : List.copyOf(loaded.keySet())) {
            if (!files.contains(file)) {
                retired.add(loaded.remove(file));
                changed = true;
            }
        }
        if (changed) {
            List<LoadedPlugin> hopeful = List.copyOf(waiting.values());
            waiting.clear();
            hopeful.forEach(this::place);
        }
        return changed;
    }

    private boolean isNew(PluginCopy copy) {
        LoadedPlugin here = loaded.get(copy.file());
        if (here != null && here.digest().equals(copy.digest())) {
            failures.remove(copy.file());
            if (!here.holds(copy)) {
                copy.delete();
            }
            return false;
        }
        Failure failed = failures.get(copy.file());
        return failed == null || !failed.digest().equals(copy.digest());
    }

    /** Tries all at once, on platform threads, so that neither one that blocks nor busy calls hold up another. */
    private Map<PluginCopy, Attempt> attempts(List<PluginCopy> copies) {
        Map<PluginCopy, Attempt> attempts = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("dvara-plugin-load").factory())) {
            Map<PluginCopy, Future<Attempt>> running = new LinkedHashMap<>();
            copies.forEach(copy -> running.put(copy, threads.submit(() -> attempt(copy))));
            running.forEach((copy, future) -> attempts.put(copy, outcome(future)));
        }
        return attempts;
    }

    private Attempt attempt(PluginCopy copy) {
        try {
            return new Attempt(Optional.of(loading.load(copy)), "");
        } catch (PluginFault fault) {
            return new Attempt(Optional.empty(), fault.getMessage());
        }
    }

    private static Attempt outcome(Future<Attempt> future) {
        try {
            return future.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Attempt(Optional.empty(), "was not loaded, because the gateway stops");
        } catch (ExecutionException failure) {
            return new Attempt(Optional.empty(), "could not be loaded: " + failure.getCause());
        }
    }

    private boolean place(PluginCopy copy, Attempt attempt) {
        Optional.ofNullable(waiting.remove(copy.file())).ifPresent(LoadedPlugin::release);
        if (attempt.plugin().isEmpty()) {
            failures.put(copy.file(), new Failure(copy.digest(), copy.file(), attempt.reason()));
            copy.delete();
            return false;
        }
        return place(attempt.plugin().get());
    }

    private boolean place(LoadedPlugin plugin) {
        Optional<String> conflict = conflict(plugin);
        if (conflict.isPresent()) {
            failures.put(plugin.file(), new Failure(plugin.digest(), plugin.id(), conflict.get()));
            waiting.put(plugin.file(), plugin);
            return false;
        }
        failures.remove(plugin.file());
        Optional.ofNullable(loaded.put(plugin.file(), plugin)).ifPresent(retired::add);
        return true;
    }

    private Optional<String> conflict(LoadedPlugin plugin) {
        Set<String> types = plugin.types().stream().map(FactoryType::label).collect(Collectors.toSet());
        if (types.size() < plugin.types().size()) {
            return Optional.of("has two factories of the same type");
        }
        for (LoadedPlugin other : loaded.values()) {
            if (other.file().equals(plugin.file())) {
                continue;
            }
            if (other.id().equals(plugin.id())) {
                return Optional.of("has the plugin id " + plugin.id() + ", as " + other.file() + " has");
            }
            for (FactoryType type : other.types()) {
                if (types.contains(type.label())) {
                    return Optional.of("offers the " + type.kind().word() + " type " + type.type() + ", as "
                            + other.file() + " does");
                }
            }
        }
        return Optional.empty();
    }
}
