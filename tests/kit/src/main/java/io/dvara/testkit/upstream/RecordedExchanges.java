package io.dvara.testkit.upstream;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A choice of recorded exchanges, in the order of their index.
 *
 * <p>They are those on the class path and, when the system property {@code dvara.recordings} names
 * folders of the same form, those of the folders after them. Immutable; files are read when the
 * choice is streamed. For a report with one line an exchange:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> translatesEveryRecordedStream() {
 *     return DynamicTest.stream(
 *             RecordedExchanges.of("openai").endpoint("chat").with("stream").stream(),
 *             RecordedExchange::toString,
 *             exchange -> …);
 * }
 * }</pre>
 */
public final class RecordedExchanges {

    private static final String FURTHER = "dvara.recordings";

    private final List<Entry> entries;

    private RecordedExchanges(List<Entry> entries) {
        this.entries = entries;
    }

    private record Entry(RecordedFolder folder, String provider, String endpoint, Set<String> features, String file) {

        /** Reads a line of the index: provider, endpoint, status, stream, features, file, source. */
        static Entry of(RecordedFolder folder, String line) {
            String[] cells = line.split("\t", -1);
            return new Entry(folder, cells[0], cells[1], Set.of(cells[4].split(",")), cells[5]);
        }

        RecordedExchange read() {
            try (JsonReader reader = Json.createReader(folder.open(file))) {
                return RecordedExchange.of(reader.readObject());
            }
        }
    }

    /** Returns all exchanges. */
    public static RecordedExchanges all() {
        Stream<RecordedExchanges> further = Stream.of(
                        System.getProperty(FURTHER, "").split(Pattern.quote(File.pathSeparator)))
                .filter(path -> !path.isEmpty())
                .map(path -> in(RecordedFolder.at(Path.of(path))));
        return new RecordedExchanges(Stream.concat(Stream.of(shipped()), further)
                .flatMap(exchanges -> exchanges.entries.stream())
                .toList());
    }

    /** Returns the exchanges on the class path alone; for tests that count them. */
    public static RecordedExchanges shipped() {
        return in(RecordedFolder.onTheClassPath("/recorded/"));
    }

    /** Returns the exchanges with one provider, such as {@code openai}. */
    public static RecordedExchanges of(String provider) {
        return all().provider(provider);
    }

    /**
     * Returns the exchange with this id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static RecordedExchange named(String id) {
        return all().entries.stream()
                .filter(entry -> entry.file().endsWith("/" + id + ".json"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no recorded exchange " + id))
                .read();
    }

    /** Keeps those with one provider, such as {@code openai}. */
    public RecordedExchanges provider(String name) {
        return where(entry -> entry.provider().equals(name));
    }

    /** Keeps those that use one of these APIs, such as {@code chat} or {@code messages}. */
    public RecordedExchanges endpoint(String... anyOf) {
        return where(entry -> Arrays.asList(anyOf).contains(entry.endpoint()));
    }

    /** Keeps those that carry all of these tags. */
    public RecordedExchanges with(String... allOf) {
        return where(entry -> entry.features().containsAll(List.of(allOf)));
    }

    /** Keeps those that carry none of these tags. */
    public RecordedExchanges without(String... noneOf) {
        return where(entry -> Stream.of(noneOf).noneMatch(entry.features()::contains));
    }

    /** Returns how many there are. */
    public int size() {
        return entries.size();
    }

    /**
     * Reads them one by one.
     *
     * @throws IllegalStateException when there are none, so that no test passes by an empty choice
     */
    public Stream<RecordedExchange> stream() {
        if (entries.isEmpty()) {
            throw new IllegalStateException("no recorded exchange matches this choice");
        }
        return entries.stream().map(Entry::read);
    }

    private RecordedExchanges where(Predicate<Entry> condition) {
        return new RecordedExchanges(entries.stream().filter(condition).toList());
    }

    private static RecordedExchanges in(RecordedFolder folder) {
        try (InputStream index = folder.open("index.tsv")) {
            String text = new String(index.readAllBytes(), StandardCharsets.UTF_8);
            return new RecordedExchanges(
                    text.lines().skip(1).map(line -> Entry.of(folder, line)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the index of recorded exchanges", e);
        }
    }
}
