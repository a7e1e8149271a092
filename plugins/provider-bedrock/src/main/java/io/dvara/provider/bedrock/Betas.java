package io.dvara.provider.bedrock;

import io.dvara.api.provider.Call;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Passes feature switches of Anthropic's clients on to Anthropic's models.
 *
 * <p>The vendor refuses a request for any that it does not know: so those pass that it is known to take,
 * in any dated version, or that the settings allow; others are named in the debug log.
 */
final class Betas {

    private static final System.Logger LOG = System.getLogger(Betas.class.getName());
    private static final String HEADER = "anthropic-beta";
    private static final Pattern DATE = Pattern.compile("-\\d{4}-\\d{2}-\\d{2}$");
    private static final Pattern LIST = Pattern.compile("\\s*,\\s*");
    private static final Set<String> KNOWN = Set.of(
            "compact",
            "computer-use",
            "context-1m",
            "context-management",
            "dev-full-thinking",
            "effort",
            "fine-grained-tool-streaming",
            "interleaved-thinking",
            "output-128k",
            "token-efficient-tools",
            "tool-examples",
            "tool-search-tool");

    private final List<String> allowed;

    Betas(List<String> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** Returns the field that names those which a client asks for. */
    Optional<JsonObject> of(Call call, JsonProvider make) {
        Set<String> wanted = new LinkedHashSet<>();
        call.clientHeader(HEADER).ifPresent(list -> addAllowed(list, wanted));
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        JsonArrayBuilder names = make.createArrayBuilder();
        wanted.forEach(names::add);
        return Optional.of(
                make.createObjectBuilder().add("anthropic_beta", names).build());
    }

    private void addAllowed(String list, Set<String> wanted) {
        for (String beta : LIST.split(list.strip())) {
            if (allowed.contains(beta) || KNOWN.contains(DATE.matcher(beta).replaceFirst(""))) {
                wanted.add(beta);
            } else if (!beta.isEmpty()) {
                LOG.log(System.Logger.Level.DEBUG, HEADER + " {0} is not passed on: add it to the setting betas", beta);
            }
        }
    }
}
