package io.dvara.provider.gemini;

import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that the vendor says in the pieces of one answer, put together by other rules than the provider's.
 *
 * <p>Texts run together; what comes again replaces what came before; an empty text says nothing.
 */
final class Upstreamed {

    private static final Set<String> OF_CANDIDATE = Set.of("content", "index", "finishReason");

    private final Map<String, Object> all = new TreeMap<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thoughts = new StringBuilder();
    private final List<Object> calls = new ArrayList<>();
    private final List<String> signatures = new ArrayList<>();
    private final List<Object> others = new ArrayList<>();

    static Map<String, Object> of(String body) {
        Upstreamed upstreamed = new Upstreamed();
        pieces(body).forEach(upstreamed::add);
        return upstreamed.told();
    }

    /** Returns the parts of the text of which the vendor names a source. */
    static List<String> supported(String body) {
        return pieces(body).stream()
                .flatMap(piece -> Members.array(piece, "candidates").stream())
                .flatMap(candidate -> Members.object(candidate.asJsonObject(), "groundingMetadata").stream())
                .flatMap(grounding -> Members.array(grounding, "groundingSupports").stream())
                .map(support -> support.asJsonObject().getJsonObject("segment").getString("text"))
                .toList();
    }

    private static List<JsonObject> pieces(String body) {
        List<JsonObject> pieces = new ArrayList<>();
        if (body.startsWith("{")) {
            pieces.add(Sending.JSON.readObject(body));
        } else if (body.startsWith("[")) {
            ((JsonArray) Sending.JSON.read(body)).forEach(piece -> pieces.add(piece.asJsonObject()));
        } else {
            body.lines()
                    .filter(line -> line.startsWith("data:"))
                    .forEach(line -> pieces.add(Sending.JSON.readObject(line.substring("data:".length()))));
        }
        return pieces;
    }

    private void add(JsonObject piece) {
        piece.forEach((name, value) -> {
            if (name.equals("usageMetadata")) {
                value.asJsonObject().forEach((count, number) -> all.put("usage." + count, Plain.value(number)));
            } else if (!name.equals("candidates")) {
                all.put(name, Plain.value(value));
            }
        });
        for (JsonValue candidate : Members.array(piece, "candidates")) {
            addCandidate(candidate.asJsonObject());
        }
    }

    private void addCandidate(JsonObject candidate) {
        candidate.forEach((name, value) -> {
            if (!OF_CANDIDATE.contains(name)) {
                all.put("candidate." + name, Plain.value(value));
            }
        });
        if (candidate.containsKey("finishReason")) {
            all.put("finishReason", Plain.value(candidate.get("finishReason")));
        }
        Members.object(candidate, "content")
                .ifPresent(content -> Members.array(content, "parts").forEach(part -> addPart(part.asJsonObject())));
    }

    private void addPart(JsonObject part) {
        if (isOther(part)) {
            others.add(Plain.value(part));
            return;
        }
        Members.text(part, "thoughtSignature").ifPresent(signatures::add);
        if (part.get("functionCall") instanceof JsonObject call) {
            calls.add(Map.of("name", call.getString("name"), "args", Plain.value(call.get("args"))));
            Members.text(call, "id").ifPresent(id -> all.put("id." + calls.size(), id));
        } else if (part.containsKey("text")) {
            (part.getBoolean("thought", false) ? thoughts : text).append(part.getString("text"));
        }
    }

    /** What the vendor ran itself, and media; a signature may stand alone. */
    private static boolean isOther(JsonObject part) {
        return !part.containsKey("functionCall")
                && !part.containsKey("text")
                && !(part.size() == 1 && part.containsKey("thoughtSignature"));
    }

    private Map<String, Object> told() {
        all.put("text", text.toString());
        all.put("thoughts", thoughts.toString());
        all.put("calls", calls);
        all.put("signatures", signatures);
        all.put("others", others);
        return all;
    }
}
