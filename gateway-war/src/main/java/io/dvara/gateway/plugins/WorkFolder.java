package io.dvara.gateway.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder for private copies that belongs to this process alone. */
final class WorkFolder {

    private static final Pattern OURS = Pattern.compile("run-([0-9]+)-.*");

    private WorkFolder() {}

    /** Makes the folder and removes those of processes that are gone. */
    static Path make(Path parent) {
        try {
            Files.createDirectories(parent);
            try (Stream<Path> entries = Files.list(parent)) {
                List<Path> left = entries.filter(WorkFolder::isLeft).toList();
                left.forEach(PluginCopy::deleteTree);
            }
            return Files.createTempDirectory(
                    parent, "run-" + ProcessHandle.current().pid() + "-");
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "no folder for copies of plugins can be made in " + parent + "; set dvara.plugins.work-dir",
                    failure);
        }
    }

    private static boolean isLeft(Path folder) {
        Matcher ours = OURS.matcher(folder.getFileName().toString());
        return ours.matches()
                && Optional.of(Long.parseLong(ours.group(1)))
                        .flatMap(ProcessHandle::of)
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }
}
