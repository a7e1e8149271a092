package io.dvara.gateway.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Looks at the plugins folder and copies what has come to rest; belongs to one thread.
 *
 * <p>A file has come to rest when two looks in a row see it the same, and it is taken when its copy
 * is a whole archive. Until then, and when it never becomes one, the copy before it stays.
 */
final class PluginFolder {

    /** How long a file that is no archive is waited for. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(PluginFolder.class.getName());

    private final Path folder;
    private final Path workFolder;
    private final LongSupplier nanos;
    private final Map<String, Watched> files = new TreeMap<>();
    private boolean listed = true;

    PluginFolder(Path folder, Path workFolder, LongSupplier nanos) {
        this.folder = folder;
        this.workFolder = workFolder;
        this.nanos = nanos;
    }

    /** How careful a look is. */
    enum Care {
        /** Takes each whole archive at once; for the first look. */
        AT_ONCE,
        /** Waits until files have come to rest. */
        AT_REST
    }

    /**
     * What lies in the folder.
     *
     * @param copies by file name
     * @param troubles files that never became an archive, with the reason
     */
    record Look(Map<String, PluginCopy> copies, Map<String, String> troubles) {}

    private record Sight(long size, FileTime modified, Optional<Object> key) {}

    private static final class Watched {
        private Sight sight;
        private long since;
        private boolean tried;
        private int missing;
        private Optional<PluginCopy> copy = Optional.empty();
        private Optional<String> trouble = Optional.empty();

        private Watched(Sight sight) {
            this.sight = sight;
        }
    }

    /** Looks once. */
    Look look(Care care) {
        Optional<Map<String, Sight>> seen = list();
        if (seen.isPresent()) {
            seen.get().forEach((name, sight) -> see(name, sight, care));
            forgetMissing(seen.get());
        }
        return summary();
    }

    private Optional<Map<String, Sight>> list() {
        try (Stream<Path> entries = Files.list(folder)) {
            Map<String, Sight> seen = new LinkedHashMap<>();
            for (Path entry : entries.filter(PluginFolder::isPlugin).sorted().toList()) {
                sight(entry).ifPresent(sight -> seen.put(entry.getFileName().toString(), sight));
            }
            listed = true;
            return Optional.of(seen);
        } catch (IOException failure) {
            if (listed) {
                LOG.log(System.Logger.Level.WARNING, "The plugins folder cannot be read: " + failure);
            }
            listed = false;
            return Optional.empty();
        }
    }

    private static boolean isPlugin(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (name.endsWith(".jar") || name.endsWith(".zip"));
    }

    private static Optional<Sight> sight(Path file) throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return now.isRegularFile()
                    ? Optional.of(new Sight(now.size(), now.lastModifiedTime(), Optional.ofNullable(now.fileKey())))
                    : Optional.empty();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private void see(String name, Sight sight, Care care) {
        Watched file =
                files.computeIfAbsent(name, _ -> new Watched(new Sight(-1, FileTime.fromMillis(0), Optional.empty())));
        file.missing = 0;
        if (!file.sight.equals(sight)) {
            file.sight = sight;
            file.since = nanos.getAsLong();
            file.tried = false;
            file.trouble = Optional.empty();
            if (care == Care.AT_REST) {
                return;
            }
        }
        if (!file.tried) {
            file.tried = true;
            take(name, file);
        }
    }

    private void take(String name, Watched file) {
        try {
            PluginCopy copy = PluginCopy.of(folder.resolve(name), workFolder);
            if (!sight(folder.resolve(name)).equals(Optional.of(file.sight))) {
                copy.delete();
                file.sight = new Sight(-1, FileTime.fromMillis(0), Optional.empty());
            } else if (file.copy.map(PluginCopy::digest).equals(Optional.of(copy.digest()))) {
                copy.delete();
            } else {
                file.copy = Optional.of(copy);
            }
        } catch (IOException failure) {
            file.trouble = Optional.of("is no whole archive: " + failure.getMessage());
        }
    }

    /** Removed files go when they are missing twice, and not while another one, perhaps their successor, comes. */
    private void forgetMissing(Map<String, Sight> seen) {
        boolean coming =
                files.entrySet().stream().anyMatch(it -> seen.containsKey(it.getKey()) && isComing(it.getValue()));
        for (String name : List.copyOf(files.keySet())) {
            if (!seen.containsKey(name)) {
                Watched file = files.get(name);
                file.missing++;
                if (file.missing > 1 && !coming) {
                    files.remove(name);
                }
            }
        }
    }

    private boolean isComing(Watched file) {
        return !file.tried || file.trouble.isPresent() && !isLost(file);
    }

    private boolean isLost(Watched file) {
        return nanos.getAsLong() - file.since >= PATIENCE.toNanos();
    }

    private Look summary() {
        Map<String, PluginCopy> copies = new LinkedHashMap<>();
        Map<String, String> troubles = new LinkedHashMap<>();
        files.forEach((name, file) -> {
            file.copy.ifPresent(copy -> copies.put(name, copy));
            file.trouble.filter(_ -> isLost(file)).ifPresent(trouble -> troubles.put(name, trouble));
        });
        return new Look(copies, troubles);
    }
}
