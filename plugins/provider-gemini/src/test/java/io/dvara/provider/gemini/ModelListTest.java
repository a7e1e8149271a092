package io.dvara.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.Secret;
import io.dvara.api.provider.Model;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelListTest {

    @Test
    void readsPageAfterPageWithModelsThatEmbed() {
        try (ScriptedUpstream upstream = ScriptedUpstream.start()) {
            upstream.enqueue(
                    Script.json(
                            200,
                            Sending.json("{'models':[{'name':'models/gemini-2.5-pro','inputTokenLimit':1048576,"
                                    + "'displayName':'Pro','supportedGenerationMethods':['generateContent']}],"
                                    + "'nextPageToken':'a/b'}")),
                    Script.json(
                            200,
                            Sending.json("{'models':[{'name':'models/text-embedding-004',"
                                    + "'supportedGenerationMethods':['embedContent']}]}")));
            List<Model> models = models(upstream.uri().toString());
            assertThat(models).extracting(Model::id).containsExactly("gemini-2.5-pro", "text-embedding-004");
            assertThat(upstream.awaitRequests(2))
                    .extracting(request -> request.line().target())
                    .containsExactly("/v1beta/models?pageSize=1000", "/v1beta/models?pageSize=1000&pageToken=a%2Fb");
            assertThat(models.getFirst().traits().maxContextTokens()).hasValue(1_048_576);
            assertThat(models.getFirst().traits().toolCalls()).contains(true);
            assertThat(models.getFirst().extra().getString("displayName")).isEqualTo("Pro");
            assertThat(models.getLast().traits().streaming()).contains(false);
        }
    }

    @Test
    void asksVertexForItsCatalogue() {
        try (ScriptedUpstream upstream = ScriptedUpstream.start()) {
            upstream.enqueue(Script.json(
                    200, Sending.json("{'publisherModels':[{'name':'publishers/google/models/gemini-2.5-pro'}]}")));
            assertThat(models(upstream.uri() + "/v1/projects/p/locations/l/publishers/google"))
                    .extracting(Model::id)
                    .containsExactly("gemini-2.5-pro");
            assertThat(upstream.awaitRequest().line().target())
                    .isEqualTo("/v1beta1/publishers/google/models?pageSize=100");
        }
    }

    private static List<Model> models(String baseUrl) {
        GeminiSettings settings = new GeminiSettings(
                Optional.of(Secret.of("key")), Optional.empty(), Optional.empty(), URI.create(baseUrl));
        return new GeminiProvider(settings, TestContext.named("gemini")).models(TestCall.plain());
    }
}
