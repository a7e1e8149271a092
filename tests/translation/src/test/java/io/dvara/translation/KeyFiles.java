package io.dvara.translation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Files with the keys of vendors, one each, as containers have them.
 *
 * @param folder where they are
 */
record KeyFiles(Path folder) {

    static KeyFiles create() {
        try {
            Path folder = Files.createTempDirectory("keys");
            folder.toFile().deleteOnExit();
            return new KeyFiles(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for keys", e);
        }
    }

    /** Returns the key that a vendor is given at first. */
    static String key(String vendor) {
        return "key-of-" + vendor;
    }

    /** Makes the file of a vendor's key. */
    Path of(String vendor) {
        write(vendor, key(vendor));
        return file(vendor);
    }

    /** Puts another key into a vendor's file, in one step. */
    void write(String vendor, String key) {
        try {
            Path written = Files.writeString(folder.resolve(vendor + ".new"), key + "\n");
            Files.move(written, file(vendor), StandardCopyOption.ATOMIC_MOVE);
            file(vendor).toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the key of " + vendor, e);
        }
    }

    private Path file(String vendor) {
        return folder.resolve(vendor);
    }
}
