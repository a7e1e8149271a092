package io.dvara.gateway.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Notices that a file has changed and has come to rest; belongs to one thread. */
final class FileWatch {

    private final Path file;
    private Optional<Sight> seen;
    private Optional<Sight> used;

    private record Sight(long size, long modified, Optional<Object> key) {}

    FileWatch(Path file) {
        this.file = file;
        this.seen = sight();
        this.used = seen;
    }

    /** Returns, once for each change, whether the file is another one and the same as at the last look. */
    boolean hasChanged() {
        Optional<Sight> now = sight();
        boolean atRest = now.equals(seen);
        seen = now;
        if (!atRest || now.equals(used)) {
            return false;
        }
        used = now;
        return true;
    }

    private Optional<Sight> sight() {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(
                    new Sight(now.size(), now.lastModifiedTime().toMillis(), Optional.ofNullable(now.fileKey())));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
