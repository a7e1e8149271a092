package io.dvara.testkit.upstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/** What the tests of one class have shown of recorded exchanges, as lines of a file: id, tab, word. */
final class ProofLog implements AutoCloseable {

    private static final Path FOLDER = Path.of("target", "recorded");
    private static final String ENDING = ".tsv";

    private final Path file;
    private final Set<String> lines = new ConcurrentSkipListSet<>();

    ProofLog(String testClass) {
        file = FOLDER.resolve(testClass + ENDING);
    }

    void note(String id, Proof proof) {
        lines.add(id + "\t" + proof.word());
    }

    @Override
    public void close() throws IOException {
        Files.createDirectories(FOLDER);
        Files.write(file, lines);
    }

    /** Returns the lines of all files of a module; none when its tests have not run. */
    static List<String> of(Path module) {
        Path folder = module.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .flatMap(ProofLog::lines)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
