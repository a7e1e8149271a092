package io.dvara.dialects;

import io.dvara.testkit.upstream.Cut;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import io.dvara.testkit.upstream.Script;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a vendor answers in a case, as the provider's file says.
 *
 * <p>By {@code recorded}, an exchange with the vendor; by {@code golden}, an answer of the contract's files
 * beside the plugin that speaks so; or by {@code reference}, one of this folder's own. The latter two are
 * written after the vendor's reference, whose address the provider's file names.
 *
 * @param voice which API is spoken
 * @param way {@code whole}, {@code stream} or {@code error}
 * @param entry of the file
 */
record Answer(Voice voice, String way, JsonObject entry) {

    private static final String MESSAGE = "The vendor does not want to.";

    boolean isRecorded() {
        return entry.containsKey("recorded");
    }

    boolean isError() {
        return way.equals("error");
    }

    /** Returns what it means, written down apart from what reads it in the product. */
    Meaning meaning() {
        return entry.containsKey("means")
                ? Meaning.of(entry.getJsonObject("means"))
                : Meaning.golden(entry.getString("golden"));
    }

    /** Returns whether an error has the vendor's {@code Retry-After}. */
    boolean saysWhenToComeAgain() {
        return isRecorded()
                && recorded().response().headers().first("Retry-After").isPresent();
    }

    /** Returns the vendor's words in an error. */
    String message() {
        return entry.getString("message", MESSAGE);
    }

    /** Returns whether there is a vendor; the mock answers by itself. */
    boolean comesFromAVendor() {
        return !voice.name().equals("none");
    }

    Script script() {
        if (!comesFromAVendor()) {
            return Script.hangUp(Cut.RESET);
        }
        if (isRecorded()) {
            return recorded().replay();
        }
        return isError() ? error() : send(pieces());
    }

    /** Returns the part of a stream that comes before it breaks off. */
    Script beginning() {
        if (!comesFromAVendor()) {
            return script();
        }
        return send(events().subList(0, entry.getInt("cut after")));
    }

    /** Returns streams that their vendor ends as if all were well, but does not say why the answer ends. */
    List<Script> endsWithoutReason() {
        if (!comesFromAVendor()) {
            return List.of();
        }
        return Stream.concat(Stream.of(beginning()), voice.lastWord().map(beginning()::send).stream())
                .toList();
    }

    /** Returns the first third of a stream, when it has so many events. */
    Optional<Script> firstThird() {
        return Optional.of(events()).filter(all -> all.size() > 3).map(all -> send(all.subList(0, all.size() / 3)));
    }

    private List<byte[]> events() {
        return isRecorded() ? recorded().response().pieces() : pieces();
    }

    private Script send(List<byte[]> pieces) {
        Script script = head();
        for (byte[] piece : pieces) {
            script = script.send(piece);
        }
        return script;
    }

    private Script head() {
        if (isRecorded()) {
            return recorded().response().head();
        }
        return way.equals("stream")
                ? Script.answer(200)
                        .header("Content-Type", voice.frames().mediaType())
                        .chunked()
                : Script.answer(200).header("Content-Type", "application/json");
    }

    private List<byte[]> pieces() {
        JsonValue answer = written("answers.json").get(way);
        return way.equals("stream")
                ? answer.asJsonArray().stream().map(voice.frames()::encode).toList()
                : List.of(answer.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Script error() {
        JsonObject error = entry.containsKey("body") ? entry : written("errors.json");
        Script script = Script.answer(error.getInt("status")).header("Content-Type", "application/json");
        JsonObject headers = Optional.ofNullable(error.getJsonObject("headers")).orElse(JsonValue.EMPTY_JSON_OBJECT);
        for (String name : headers.keySet()) {
            script = script.header(name, ((JsonString) headers.get(name)).getString());
        }
        return script.send(
                error.get("body").toString().replace("${message}", MESSAGE).replace(" ${key}", ""));
    }

    private JsonObject written(String file) {
        return entry.containsKey("reference")
                ? Files.json("reference/" + voice.name() + ".json").getJsonObject(entry.getString("reference"))
                : Files.golden(voice.golden(), file, entry.getString("golden"));
    }

    private RecordedExchange recorded() {
        return RecordedExchanges.named(entry.getString("recorded"));
    }
}
