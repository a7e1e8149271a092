package io.dvara.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The WAR as it is, deployed into a server that is not ours. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ContainerTest {

    private static final String GATEWAY = "dvara";

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = GATEWAY, managed = false, testable = false)
    static WebArchive gateway() {
        File war = Path.of(System.getProperty("dvara.server"), "usr/servers/dvara/apps/dvara.war")
                .toFile();
        return ShrinkWrap.createFromZipFile(WebArchive.class, war);
    }

    @Test
    void servesUnderItsOwnContextRootAndAgainAfterARedeployment() {
        for (int i = 0; i < 2; i++) {
            deployer.deploy(GATEWAY);
            HttpResponse<String> answer = Http.post(uri("/dvara/v1/chat/completions"), Http.chat("mock/echo"));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(Http.get(uri("/dvara/actuator/health/readiness")).statusCode())
                    .isEqualTo(200);
            deployer.undeploy(GATEWAY);
            assertThat(Http.get(uri("/dvara/actuator/health")).statusCode()).isEqualTo(404);
        }
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + System.getProperty("dvara.container.port") + path);
    }
}
