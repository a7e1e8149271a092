package io.dvara.testkit.upstream;

import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the upstream does on the wire for one request, step by step.
 *
 * <p>Immutable: every method returns a new script, so that one can be kept and varied. It begins
 * with a static method, goes on with how the head and the framing look, then with the body's steps
 * in order. A script that ends without a cut leaves the connection open for the next request, unless
 * its body ends with the connection. What was sent has left before a step that waits begins.
 *
 * <pre>{@code
 * Script.events()
 *         .event("{\"choices\":[…]}")
 *         .pause(Duration.ofMillis(50))
 *         .await(gate)
 *         .send("data: {\"cho")
 *         .cut(Cut.RESET);
 * }</pre>
 */
public final class Script {

    private final List<Step> before;
    private final Optional<Head> head;
    private final List<Step> body;

    private Script(List<Step> before, Optional<Head> head, List<Step> body) {
        this.before = before;
        this.head = head;
        this.body = body;
    }

    // ---- beginnings

    /** Begins an answer with this status, framed by {@code Content-Length}. */
    public static Script answer(int status) {
        return new Script(List.of(), Optional.of(Head.of(status)), List.of());
    }

    /** Makes a whole JSON answer. */
    public static Script json(int status, String json) {
        return answer(status).header("Content-Type", "application/json").send(json);
    }

    /** Makes a whole JSON answer. */
    public static Script json(int status, JsonValue json) {
        return json(status, json.toString());
    }

    /** Begins a stream of server-sent events: 200, chunked. */
    public static Script events() {
        return answer(200).header("Content-Type", "text/event-stream").chunked();
    }

    /** Begins a stream of newline-delimited JSON: 200, chunked. */
    public static Script lines() {
        return answer(200).header("Content-Type", "application/x-ndjson").chunked();
    }

    /** Accepts and reads the request and never answers, until the peer hangs up. */
    public static Script silence() {
        return wordless().stall();
    }

    /** Ends the connection before the first byte of an answer. */
    public static Script hangUp(Cut how) {
        return wordless().cut(how);
    }

    /** Sends these bytes instead of an HTTP answer; the connection stays open. */
    public static Script raw(String bytes) {
        return wordless().sendRaw(bytes);
    }

    private static Script wordless() {
        return new Script(List.of(), Optional.empty(), List.of());
    }

    // ---- head and framing

    /** Adds a header field; the same name twice makes two fields. */
    public Script header(String name, String value) {
        return new Script(before, Optional.of(startedHead().with(new Header(name, value))), body);
    }

    /** Sends the body in chunks, one for each send. */
    public Script chunked() {
        return coded(startedHead().coding().with(Framing.CHUNKED));
    }

    /** Ends the body by ending the connection. */
    public Script untilClose() {
        return coded(startedHead().coding().with(Framing.UNTIL_CLOSE));
    }

    /**
     * Declares this {@code Content-Length}, right or wrong.
     *
     * <p>After a body that is shorter than declared the connection stays open and silent; end it by
     * {@link #cut} when the peer is to see a truncated answer.
     */
    public Script declaringLength(long length) {
        return coded(startedHead().coding().declaring(length));
    }

    /** Compresses the body by gzip, whatever the request accepts; each send can be read at once. */
    public Script gzip() {
        return coded(startedHead().coding().with(Compression.GZIP));
    }

    /** Waits before the first byte of the head. */
    public Script delayed(Duration delay) {
        return new Script(plus(before, new Step.Pause(delay)), head, body);
    }

    /** Waits at a gate before the first byte of the head. */
    public Script heldBy(Gate gate) {
        return new Script(plus(before, new Step.Await(gate)), head, body);
    }

    // ---- body

    /** Sends text as UTF-8. */
    public Script send(String text) {
        return send(utf8(text));
    }

    /** Sends bytes. */
    public Script send(byte[] bytes) {
        return then(new Step.Send(bytes.clone()));
    }

    /** Sends text past framing and compression, to break them. */
    public Script sendRaw(String text) {
        return then(new Step.SendRaw(utf8(text)));
    }

    /** Sends text byte by byte with a pause after each. */
    public Script drip(String text, Duration interval) {
        return inPieces(utf8(text), 1, interval);
    }

    /** Sends bytes in pieces of this size with a pause after each. */
    public Script inPieces(byte[] bytes, int size, Duration interval) {
        Stream<Step> steps = IntStream.iterate(0, from -> from < bytes.length, from -> from + size)
                .mapToObj(from -> slice(bytes, from, size))
                .flatMap(piece -> Stream.of(piece, new Step.Pause(interval)));
        return new Script(before, head, Stream.concat(body.stream(), steps).toList());
    }

    /** Sends a server-sent event that has data only. */
    public Script event(String data) {
        return send(Sse.data(data));
    }

    /** Sends a server-sent event with a name and data. */
    public Script event(String name, String data) {
        return send(Sse.event(name, data));
    }

    /** Sends a comment of server-sent events. */
    public Script comment(String comment) {
        return send(Sse.comment(comment));
    }

    /** Sends a value of newline-delimited JSON. */
    public Script line(String json) {
        return send(json + "\n");
    }

    /** Waits for a time. */
    public Script pause(Duration duration) {
        return then(new Step.Pause(duration));
    }

    /** Waits until the test opens the gate. */
    public Script await(Gate gate) {
        return then(new Step.Await(gate));
    }

    /** Falls silent and keeps the connection, until the peer hangs up. */
    public Script stall() {
        return then(new Step.Stall());
    }

    /** Ends the connection; what was sent before arrives. */
    public Script cut(Cut how) {
        return then(new Step.CutOff(how));
    }

    /** Does the steps of a part so many times. */
    public Script repeat(int times, UnaryOperator<Script> part) {
        return then(new Step.Repeat(times, part.apply(wordless()).body));
    }

    /** Does the steps of a part until the peer hangs up. */
    public Script endlessly(UnaryOperator<Script> part) {
        return then(new Step.Repeat(Step.Repeat.FOR_EVER, part.apply(wordless()).body));
    }

    // ---- for the player

    List<Step> before() {
        return before;
    }

    Optional<Head> head() {
        return head;
    }

    List<Step> body() {
        return body;
    }

    private Script then(Step step) {
        return new Script(before, head, plus(body, step));
    }

    private Script coded(Head.Coding coding) {
        return new Script(before, Optional.of(startedHead().with(coding)), body);
    }

    private Head startedHead() {
        return head.orElseThrow(() -> new IllegalStateException("this script has no head: begin with answer(…)"));
    }

    private static List<Step> plus(List<Step> steps, Step step) {
        return Stream.concat(steps.stream(), Stream.of(step)).toList();
    }

    private static Step slice(byte[] bytes, int from, int size) {
        return new Step.Send(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
