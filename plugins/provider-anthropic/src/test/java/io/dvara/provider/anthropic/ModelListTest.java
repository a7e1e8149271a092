package io.dvara.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.Secret;
import io.dvara.api.provider.Model;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelListTest {

    @Test
    void readsPageAfterPage() {
        try (ScriptedUpstream upstream = ScriptedUpstream.start()) {
            upstream.enqueue(
                    Script.json(200, page("claude-a", true)), Script.json(200, page("claude-opus-4-6", false)));
            List<Model> models = provider(upstream.uri()).models(TestCall.plain());
            assertThat(models).extracting(Model::id).containsExactly("claude-a", "claude-opus-4-6");
            assertThat(upstream.awaitRequests(2))
                    .extracting(request -> request.line().target())
                    .containsExactly("/v1/models?limit=1000", "/v1/models?limit=1000&after_id=claude-a");
            Model last = models.getLast();
            assertThat(last.created()).hasValue(1_770_163_200L);
            assertThat(last.traits().maxContextTokens()).hasValue(1_000_000);
            assertThat(last.traits().vision()).contains(false);
            assertThat(last.traits().structuredOutputs()).contains(true);
            assertThat(last.extra().getString("display_name")).isEqualTo("Name");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/v1", "/v1/"})
    void understandsABaseUrlWithAndWithoutItsVersion(String path) {
        try (ScriptedUpstream upstream = ScriptedUpstream.start()) {
            upstream.enqueue(Script.json(200, page("claude-a", false)));
            provider(URI.create(upstream.uri() + path)).models(TestCall.plain());
            assertThat(upstream.awaitRequest().line().target()).startsWith("/v1/models?");
        }
    }

    private static AnthropicProvider provider(URI baseUrl) {
        AnthropicSettings settings =
                new AnthropicSettings(Secret.of("key"), baseUrl, "2023-06-01", Optional.empty(), List.of());
        return new AnthropicProvider(settings, TestContext.named("anthropic"));
    }

    private static JsonObject page(String id, boolean hasMore) {
        return Sending.json("{'data':[{'type':'model','id':'" + id + "','display_name':'Name',"
                + "'created_at':'2026-02-04T00:00:00Z','max_input_tokens':1000000,"
                + "'capabilities':{'image_input':{'supported':false}}}],'has_more':" + hasMore + ",'last_id':'" + id
                + "'}");
    }
}
