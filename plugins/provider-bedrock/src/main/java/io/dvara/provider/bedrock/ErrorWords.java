package io.dvara.provider.bedrock;

import io.dvara.api.http.HttpAnswer;
import io.dvara.api.provider.Fault;
import io.dvara.provider.kit.VendorWords;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names of the vendor's errors, which stand in a header or in a frame, and what they mean. */
final class ErrorWords implements VendorWords {

    /** Without the name of the error only its words tell this from a prompt that is too long. */
    private static final Pattern TOO_OFTEN =
            Pattern.compile("too many requests|please wait before trying again|rate exceeded");

    private static final Pattern TOO_LONG = Pattern.compile("too long for requested model|input tokens exceeded"
            + "|number of input tokens exceeds|exceed(s|ed)? (the )?(maximum )?(context|model).{0,20}(limit|window|length)"
            + "|too many (input )?tokens|(prompt|input) is too long|maximum context length");
    private static final Pattern NO_MODEL = Pattern.compile("model identifier is invalid"
            + "|could not resolve the foundation model|model version has reached the end of its life"
            + "|access to this model is not available|model not found");
    private static final Pattern FILTERED = Pattern.compile("blocked by content filter");

    /** Where counting is not served or not permitted, the gateway can estimate. */
    private static final Pattern NOT_COUNTED =
            Pattern.compile("support counting tokens|not authorized to perform: bedrock:counttokens");

    @Override
    public Optional<String> code(HttpAnswer answer) {
        return answer.headers().first("x-amzn-errortype").map(ErrorWords::name);
    }

    @Override
    public Optional<Fault> judge(String kind, String message) {
        if (NOT_COUNTED.matcher(message).find()) {
            return Optional.of(Fault.UNSUPPORTED_PARAMETER);
        }
        return switch (name(kind.strip())) {
            case "" -> ofRequest(message);
            case "validationexception" -> ofRequest(message).or(() -> Optional.of(Fault.REJECTED));
            case "resourcenotfoundexception" -> Optional.of(Fault.MODEL_NOT_FOUND);
            case "throttlingexception", "toomanyrequestsexception", "servicequotaexceededexception" ->
                Optional.of(Fault.RATE_LIMITED);
            case "modelnotreadyexception", "modeltimeoutexception", "serviceunavailableexception" ->
                Optional.of(Fault.UNAVAILABLE);
            case "internalserverexception", "modelerrorexception", "modelstreamerrorexception", "internalfailure" ->
                Optional.of(Fault.FAILED);
            case "accessdeniedexception",
                    "unrecognizedclientexception",
                    "expiredtokenexception",
                    "invalidsignatureexception",
                    "incompletesignatureexception",
                    "missingauthenticationtokenexception",
                    "invalidclienttokenid" -> Optional.of(Fault.CREDENTIAL_REFUSED);
            default -> Optional.empty();
        };
    }

    /** Without words of the vendor's that tell more, the status decides. */
    private static Optional<Fault> ofRequest(String message) {
        if (TOO_OFTEN.matcher(message).find()) {
            return Optional.of(Fault.RATE_LIMITED);
        }
        if (TOO_LONG.matcher(message).find()) {
            return Optional.of(Fault.CONTEXT_WINDOW_EXCEEDED);
        }
        if (FILTERED.matcher(message).find()) {
            return Optional.of(Fault.CONTENT_FILTERED);
        }
        return NO_MODEL.matcher(message).find() ? Optional.of(Fault.MODEL_NOT_FOUND) : Optional.empty();
    }

    /** In headers an address follows the name, in bodies a name space may stand before it. */
    private static String name(String told) {
        int address = told.indexOf(':');
        String name = address < 0 ? told : told.substring(0, address);
        return name.substring(name.lastIndexOf('#') + 1);
    }
}
