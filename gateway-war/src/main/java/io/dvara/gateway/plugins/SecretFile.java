package io.dvara.gateway.plugins;

import io.dvara.gateway.config.ValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A credential in a file, read again when the file changes; keeps the last one that could be read. */
final class SecretFile implements Supplier<String> {

    private static final long LOOK_EVERY_NANOS = 1_000_000_000L;
    private static final System.Logger LOG = System.getLogger(SecretFile.class.getName());

    private final Path file;
    private final AtomicReference<Content> content;

    private record Content(String value, FileTime modified, long size, long lookedAt) {}

    SecretFile(Path file) throws ValueException {
        this.file = file;
        try {
            this.content = new AtomicReference<>(read());
        } catch (IOException failure) {
            throw new ValueException(
                    "file " + file + " cannot be read: " + failure.getClass().getSimpleName());
        }
        if (content.get().value().isEmpty()) {
            throw new ValueException("file " + file + " is empty");
        }
    }

    @Override
    public String get() {
        Content known = content.get();
        if (System.nanoTime() - known.lookedAt() > LOOK_EVERY_NANOS) {
            content.compareAndSet(known, looked(known));
        }
        return content.get().value();
    }

    private Content looked(Content known) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            boolean same = now.lastModifiedTime().equals(known.modified()) && now.size() == known.size();
            Content found = same ? known : read();
            return found.value().isEmpty() ? later(known) : later(found);
        } catch (IOException failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Secret file " + file + " cannot be read, its last value holds: " + failure);
            return later(known);
        }
    }

    private static Content later(Content content) {
        return new Content(content.value(), content.modified(), content.size(), System.nanoTime());
    }

    private Content read() throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return new Content(Files.readString(file).strip(), now.lastModifiedTime(), now.size(), System.nanoTime());
    }

    @Override
    public String toString() {
        return "SecretFile[" + file + "]";
    }
}
