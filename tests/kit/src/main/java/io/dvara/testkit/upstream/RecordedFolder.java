package io.dvara.testkit.upstream;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of recorded exchanges and their index, on the class path or on the disk. */
@FunctionalInterface
interface RecordedFolder {

    /** Opens a file by its path inside the folder. */
    InputStream open(String file);

    /** Returns the folder of this name on the class path. */
    static RecordedFolder onTheClassPath(String folder) {
        return file -> {
            InputStream stream = RecordedFolder.class.getResourceAsStream(folder + file);
            if (stream == null) {
                throw new UncheckedIOException(new FileNotFoundException("class path: " + folder + file));
            }
            return stream;
        };
    }

    /** Returns a folder on the disk. */
    static RecordedFolder at(Path folder) {
        return file -> {
            try {
                return Files.newInputStream(folder.resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + folder.resolve(file), e);
            }
        };
    }
}
