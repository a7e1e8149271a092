package io.dvara.gateway.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Role;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.Rehearsed;
import io.dvara.gateway.TestSettings;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.live.Lease;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.upstream.Attempt;
import io.dvara.gateway.upstream.Attempts;
import io.dvara.gateway.upstream.MediaFetch;
import io.dvara.gateway.upstream.QuietCaller;
import io.dvara.gateway.upstream.UpstreamHttp;
import io.dvara.gateway.upstream.Watch;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import jakarta.json.Json;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jars that are shipped, as they lie in the assembled server, over the HTTP client that they are lent. */
class ShippedPluginsTest {

    private static final int CYCLES = 200;
    private static final String TOKENS = "/token";
    private static final List<String> KEYED = List.of(
            "OPENAI",
            "ANTHROPIC",
            "COHERE",
            "AZURE_OPENAI",
            "MISTRAL",
            "GROQ",
            "XAI",
            "DEEPSEEK",
            "QWEN",
            "MOONSHOT",
            "ZHIPU",
            "ERNIE");

    /** A service account's, which no two jars need apart. */
    private static final String PRIVATE_KEY = privateKey();

    @TempDir
    private Path folder;

    private final Attempts attempts = new Attempts(new Watch(), new MediaFetch(TestSettings.usual()));
    private final JacksonCodec codec = new JacksonCodec();
    private final UpstreamHttp http = new UpstreamHttp(TestSettings.usual(), codec, attempts);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openai",
                "anthropic",
                "gemini",
                "cohere",
                "bedrock",
                "ollama",
                "mock",
                "azure",
                "mistral",
                "groq",
                "xai",
                "deepseek",
                "qwen",
                "moonshot",
                "zhipu",
                "ernie"
            })
    @DisplayName("R-44: each shipped jar is loaded, called, streamed from and unloaded 200 times and leaves nothing")
    void leavesNothingBehind(String type) throws IOException {
        Path shipped = shipped(type);
        try (ScriptedUpstream vendor = ScriptedUpstream.start();
                MachineRole _ = MachineRole.granted()) {
            vendor.on(
                    request -> request.path().equals(TOKENS),
                    _ -> Script.json(
                            200,
                            Json.createObjectBuilder()
                                    .add("access_token", "token")
                                    .add("token_type", "Bearer")
                                    .add("expires_in", 3_600)
                                    .build()));
            Rig rig = new Rig(folder, variables(vendor), Duration.ofSeconds(10), new Lending(http, codec)).start();
            List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                Path jar = rig.plugins.resolve(type + ".jar");
                Files.copy(shipped, jar);
                rig.settle();
                loaders.add(use(rig, type, vendor));
                Files.delete(jar);
                rig.settle();
            }
            Waiting.until(Duration.ofSeconds(120), () -> {
                System.gc();
                return loaders.stream().allMatch(loader -> loader.refersTo(null));
            });
        }
    }

    private WeakReference<ClassLoader> use(Rig rig, String type, ScriptedUpstream vendor) {
        try (Lease lease = rig.live.lease()) {
            ProviderInstance instance = rig.provider(lease, type);
            for (Delivery delivery : Delivery.values()) {
                Rehearsed.VendorAnswer answer = ((Rehearsed) instance.provider()).rehearsal(delivery);
                vendor.otherwise(Script.answer(200)
                        .header("Content-Type", answer.mediaType())
                        .send(answer.body()));
                chat(instance, delivery);
            }
            return new WeakReference<>(instance.provider().getClass().getClassLoader());
        }
    }

    private void chat(ProviderInstance instance, Delivery delivery) {
        ChatRequest request = ChatRequest.of("m", List.of(Message.of(Role.USER, "Is all well?")))
                .delivery(delivery)
                .build();
        try (Attempt attempt = attempts.open(instance.limits(), new QuietCaller());
                Stream<?> chunks = ((ChatProvider) instance.provider()).chat(request, attempt)) {
            assertThat(chunks.count()).isPositive();
        }
    }

    private static Map<String, String> variables(ScriptedUpstream vendor) {
        String url = vendor.uri().toString();
        Map<String, String> variables = new HashMap<>(Map.of(
                "GEMINI_CREDENTIALS",
                googleAccount(url + TOKENS),
                "GEMINI_BASE_URL",
                url + "/v1/projects/p/locations/l",
                "BEDROCK_ENABLED",
                "true",
                "BEDROCK_BASE_URL",
                url,
                "OLLAMA_ENABLED",
                "true",
                "OLLAMA_BASE_URL",
                url,
                "MOCK_PROVIDER_ENABLED",
                "true"));
        for (String keyed : KEYED) {
            variables.put(keyed + "_API_KEY", "key");
            variables.put(keyed + "_BASE_URL", url);
        }
        return variables;
    }

    /** A service account, for which the plugin gets tokens by a library of its own. */
    private static String googleAccount(String tokens) {
        return Json.createObjectBuilder()
                .add("type", "service_account")
                .add("project_id", "p")
                .add("private_key_id", "k")
                .add("private_key", PRIVATE_KEY)
                .add("client_email", "a@p.iam.gserviceaccount.com")
                .add("client_id", "7")
                .add("token_uri", tokens)
                .build()
                .toString();
    }

    private static String privateKey() {
        try {
            byte[] key = KeyPairGenerator.getInstance("RSA")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has RSA", e);
        }
    }

    private static Path shipped(String type) {
        return Path.of(System.getProperty("dvara.server"), "plugins/dvara-provider-" + type + ".jar");
    }
}
