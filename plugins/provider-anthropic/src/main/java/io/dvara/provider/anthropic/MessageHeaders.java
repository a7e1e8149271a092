package io.dvara.provider.anthropic;

import io.dvara.api.chat.Dialect;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Call;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes the header fields of requests.
 *
 * <p>Feature switches of the client pass when they are known, in any dated version, or allowed by
 * the settings; others are named in the debug log.
 */
final class MessageHeaders {

    private static final System.Logger LOG = System.getLogger(MessageHeaders.class.getName());
    private static final String VERSION = "anthropic-version";
    private static final String BETA = "anthropic-beta";
    private static final String PROFILE = "anthropic-user-profile-id";
    private static final Pattern DATE = Pattern.compile("-\\d{4}-\\d{2}-\\d{2}$");
    private static final Pattern LIST = Pattern.compile("\\s*,\\s*");
    private static final Set<String> KNOWN_FEATURES = Set.of(
            "advanced-tool-use",
            "advisor-tool",
            "cache-diagnosis",
            "claude-code",
            "code-execution",
            "code-execution-web-tools",
            "compact",
            "computer-use",
            "context-1m",
            "context-management",
            "dev-full-thinking",
            "effort",
            "extended-cache-ttl",
            "fallback-credit",
            "fast-mode",
            "files-api",
            "fine-grained-tool-streaming",
            "interleaved-thinking",
            "max-tokens-3-5-sonnet",
            "mcp-client",
            "mid-conversation-tool-changes",
            "model-context-window-exceeded",
            "output-128k",
            "output-300k",
            "pdfs",
            "prompt-caching",
            "prompt-caching-scope",
            "server-side-fallback",
            "skills",
            "structured-outputs",
            "task-budgets",
            "thinking-token-count",
            "token-counting",
            "token-efficient-tools",
            "tool-examples",
            "tool-search-tool",
            "user-profiles",
            "web-fetch",
            "web-search");

    private final AnthropicSettings settings;

    MessageHeaders(AnthropicSettings settings) {
        this.settings = settings;
    }

    /** Returns the header fields of a request that is not a chat. */
    HttpHeaders plain() {
        return key().with(VERSION, settings.version());
    }

    /**
     * Returns the header fields of a chat.
     *
     * @param needed feature switches that its body needs
     */
    HttpHeaders of(Dialect dialect, List<String> needed, Call call) {
        String version = dialect == Dialect.MESSAGES
                ? call.clientHeader(VERSION).orElse(settings.version())
                : settings.version();
        Set<String> betas = new LinkedHashSet<>(needed);
        call.clientHeader(BETA).ifPresent(list -> addAllowed(list, betas));
        HttpHeaders headers = profiled(call, key().with(VERSION, version));
        return betas.isEmpty() ? headers : headers.with(BETA, String.join(",", betas));
    }

    /** Clients of the vendor name the end user's profile in a header field of its own. */
    private static HttpHeaders profiled(Call call, HttpHeaders headers) {
        return call.clientHeader(PROFILE)
                .map(profile -> headers.with(PROFILE, profile))
                .orElse(headers);
    }

    private HttpHeaders key() {
        return HttpHeaders.NONE.with("x-api-key", settings.apiKey().reveal().strip());
    }

    private void addAllowed(String list, Set<String> betas) {
        for (String beta : LIST.split(list.strip())) {
            if (isAllowed(beta)) {
                betas.add(beta);
            } else if (!beta.isEmpty()) {
                LOG.log(
                        System.Logger.Level.DEBUG,
                        "anthropic-beta {0} is not passed on: add it to the setting betas",
                        beta);
            }
        }
    }

    private boolean isAllowed(String beta) {
        return settings.betas().contains(beta)
                || KNOWN_FEATURES.contains(DATE.matcher(beta).replaceFirst(""));
    }
}
