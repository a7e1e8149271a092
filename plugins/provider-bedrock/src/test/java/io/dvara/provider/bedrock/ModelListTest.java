package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.provider.Model;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.provider.TestHttp;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelListTest {

    private static final Script MODELS = Script.json(
            200,
            Asking.json("{'modelSummaries':[{'modelId':'amazon.nova-lite-v1:0','providerName':'Amazon',"
                    + "'inputModalities':['TEXT','IMAGE'],'outputModalities':['TEXT'],"
                    + "'responseStreamingSupported':true},"
                    + "{'modelId':'amazon.titan-image-v1','outputModalities':['IMAGE']},"
                    + "{'modelId':'cohere.embed-v4:0','outputModalities':['EMBEDDING']}]}"));

    @Test
    void listsModelsAndTheProfilesBehindWhichTheyAre() {
        List<Model> models = models(
                MODELS,
                Script.json(
                        200,
                        Asking.json(
                                "{'inferenceProfileSummaries':[{'inferenceProfileId':'us.amazon.nova-lite-v1:0'}]}")));
        assertThat(models)
                .extracting(Model::id)
                .containsExactly("amazon.nova-lite-v1:0", "cohere.embed-v4:0", "us.amazon.nova-lite-v1:0");
        assertThat(models.getFirst().traits().vision()).contains(true);
        assertThat(models.getFirst().traits().streaming()).contains(true);
        assertThat(models.getFirst().traits().toolCalls()).contains(true);
        assertThat(models.getLast().traits()).isEqualTo(models.getFirst().traits());
        assertThat(models.getLast().owner()).isEqualTo("Amazon");
    }

    @Test
    void leavesProfilesOutWhenTheCredentialMayNotListThem() {
        assertThat(models(MODELS, Script.json(403, "{\"message\":\"no\"}")))
                .extracting(Model::id)
                .containsExactly("amazon.nova-lite-v1:0", "cohere.embed-v4:0");
    }

    private static List<Model> models(Script... answers) {
        try (ScriptedUpstream upstream = ScriptedUpstream.start();
                TestHttp http = TestHttp.create();
                BedrockProvider provider =
                        new BedrockProvider(Rig.keyed(upstream.uri(), "a-key"), TestContext.over(http, "bedrock"))) {
            upstream.enqueue(answers);
            return provider.models(TestCall.plain());
        }
    }
}
