package io.dvara.provider.kit;

import io.dvara.api.chat.Extras;
import io.dvara.api.provider.Call;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names the fields of a request that a translation leaves out; their places in lists are not told.
 *
 * @param call hears of them
 */
public record LeftOut(Call call) {

    private static final Pattern PLACE = Pattern.compile("\\[\\d+]");
    private static final Set<String> HOLDERS = Set.of("image_url", "input_audio", "file", "video_url", "function");

    /** Notes a field. */
    public void field(String path) {
        call.dropped(PLACE.matcher(path).replaceAll(""));
    }

    /**
     * Notes what stands beside the known members of an object, the mark for caching excepted.
     *
     * @param path where the object stands
     * @param understood members that have a form
     */
    public void rest(Extras extras, String path, Set<String> understood) {
        extras.fields().forEach((name, value) -> {
            if (!saysNothing(value) && !understood.contains(name)) {
                members(path + "." + name, value);
            }
        });
    }

    /** Of an object that is understood otherwise, its unknown members are left out and not the whole. */
    private void members(String path, JsonValue value) {
        if (value instanceof JsonObject inner && HOLDERS.contains(path.substring(path.lastIndexOf('.') + 1))) {
            inner.keySet().forEach(name -> field(path + "." + name));
        } else {
            field(path);
        }
    }

    /** Notes the same, and the mark for caching. */
    public void restAndMark(Extras extras, String path, Set<String> understood) {
        extras.cache().ifPresent(_ -> field(path + ".cache_control"));
        rest(extras, path, understood);
    }

    /** Clients send answers back with members such as a null refusal or empty annotations. */
    private static boolean saysNothing(JsonValue value) {
        return value == JsonValue.NULL || value.equals(JsonValue.EMPTY_JSON_ARRAY);
    }
}
