package io.dvara.testkit.provider;

import io.dvara.api.chat.Media;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Call;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A call that remembers which fields were dropped; its time never runs out unless told to. */
public final class TestCall implements Call {

    private static final Duration PLENTY = Duration.ofMinutes(1);

    private final HttpHeaders clientHeaders;
    private final Duration timeLeft;
    private final Stage stage;
    private final Map<String, Media.Inline> media;
    private final List<String> dropped = new CopyOnWriteArrayList<>();

    private enum Stage {
        REHEARSAL,
        PERFORMANCE
    }

    private TestCall(HttpHeaders clientHeaders, Duration timeLeft, Stage stage, Map<String, Media.Inline> media) {
        this.clientHeaders = clientHeaders;
        this.timeLeft = timeLeft;
        this.stage = stage;
        this.media = Map.copyOf(media);
    }

    /** Makes a call whose client sent no headers. */
    public static TestCall plain() {
        return new TestCall(HttpHeaders.NONE, PLENTY, Stage.PERFORMANCE, Map.of());
    }

    /** Makes a call that leads nowhere but to the gateway. */
    public static TestCall rehearsed() {
        return new TestCall(HttpHeaders.NONE, PLENTY, Stage.REHEARSAL, Map.of());
    }

    /** Makes a call whose client sent one more header than this one's did. */
    public TestCall withClientHeader(String name, String value) {
        return new TestCall(clientHeaders.with(name, value), timeLeft, stage, media);
    }

    /** Makes a call with the same headers that always has so much time left. */
    public TestCall withTimeLeft(Duration left) {
        return new TestCall(clientHeaders, left, stage, media);
    }

    /** Makes a call with the same headers that fetches media: these, and nothing else. */
    public TestCall withMedia(Map<String, Media.Inline> byUrl) {
        return new TestCall(clientHeaders, timeLeft, stage, byUrl);
    }

    /** Returns the fields that were dropped, in the order in which that was told. */
    public List<String> droppedFields() {
        return List.copyOf(dropped);
    }

    @Override
    public String traceId() {
        return "4bf92f3577b34da6a3ce929d0e0e4736";
    }

    @Override
    public Optional<String> clientHeader(String name) {
        return clientHeaders.first(name);
    }

    @Override
    public void dropped(String field) {
        dropped.add(field);
    }

    @Override
    public Duration timeLeft() {
        return timeLeft;
    }

    @Override
    public boolean isRehearsed() {
        return stage == Stage.REHEARSAL;
    }

    @Override
    public Optional<Media.Inline> fetch(Media.Remote remote, String field) {
        return Optional.ofNullable(media.get(remote.url()));
    }
}
