package io.dvara.provider.kit;

import io.dvara.api.provider.Fault;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells from a vendor's status, code and words what kind of failure it means. */
final class FaultRules {

    private static final Pattern CONTEXT = Pattern.compile(
            "context_length_exceeded|context_window|model_max_prompt_tokens"
                    + "|maximum context length|max(imum)? context length|context window|context length"
                    + "|prompt (is )?too long|input (is )?too long|too many (input )?tokens"
                    + "|exceeds? the maximum (number|length) of (input )?tokens|reduce the length of the (messages|prompt|input)"
                    + "|input token count .{0,40}exceeds|exceeds? (the )?context limit|range of input length should be");
    private static final Pattern FILTER =
            Pattern.compile("content_filter|content_policy|responsibleaipolicyviolation|data_?inspection_?failed");
    private static final Pattern NO_MODEL =
            Pattern.compile("model_not_found|modelnotfound|invalid_model|deploymentnotfound|model_decommissioned"
                    + "|model_not_exist|not found the model|model .{0,250}(not found|does not exist|not exist)"
                    + "|models/.{0,120} is not found|^model: "
                    + "|model .{0,250}(was|has been) (removed|retired|deprecated|decommissioned)"
                    + "|model .{0,250}(is no longer|is not|not) available");
    private static final Pattern CREDENTIAL = Pattern.compile("invalid_api_key|api_key_invalid|incorrect api key"
            + "|api key not valid|authentication_error|credit balance is too low|account_deactivated|arrearage");

    private FaultRules() {}

    /** Judges an answer with an error status. */
    static Fault judge(int status, VendorError error) {
        String kind = error.kind().toLowerCase(Locale.ROOT);
        String words = error.message().orElse("").toLowerCase(Locale.ROOT);
        return switch (status) {
            case 401, 402, 403 -> filtered(kind).orElse(Fault.CREDENTIAL_REFUSED);
            case 429 -> Fault.RATE_LIMITED;
            case 408, 409, 425, 502, 503, 504, 529 -> Fault.UNAVAILABLE;
            default -> status >= 400 && status < 500 ? rejected(status, kind, words) : Fault.FAILED;
        };
    }

    /** Judges an error that came with a good status, by its own words alone. */
    static Fault judge(VendorError error) {
        if (error.status().isPresent()) {
            return judge(error.status().getAsInt(), error);
        }
        String kind = error.kind().toLowerCase(Locale.ROOT);
        String words = error.message().orElse("").toLowerCase(Locale.ROOT);
        if (kind.contains("rate_limit") || kind.contains("resource_exhausted")) {
            return Fault.RATE_LIMITED;
        }
        if (kind.contains("overloaded") || kind.contains("unavailable")) {
            return Fault.UNAVAILABLE;
        }
        Fault judged = rejected(400, kind, words);
        return judged == Fault.REJECTED ? Fault.FAILED : judged;
    }

    private static Optional<Fault> filtered(String kind) {
        return FILTER.matcher(kind).find() ? Optional.of(Fault.CONTENT_FILTERED) : Optional.empty();
    }

    private static Fault rejected(int status, String kind, String words) {
        if (CONTEXT.matcher(kind).find() || CONTEXT.matcher(words).find()) {
            return Fault.CONTEXT_WINDOW_EXCEEDED;
        }
        if (FILTER.matcher(kind).find()) {
            return Fault.CONTENT_FILTERED;
        }
        if (CREDENTIAL.matcher(kind).find() || CREDENTIAL.matcher(words).find()) {
            return Fault.CREDENTIAL_REFUSED;
        }
        boolean unknown = NO_MODEL.matcher(kind).find()
                || status == 404 && NO_MODEL.matcher(words).find();
        return unknown ? Fault.MODEL_NOT_FOUND : Fault.REJECTED;
    }
}
