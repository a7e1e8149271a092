package io.dvara.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.provider.TestJson;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

class TokenCountTest {

    private static final TestJson JSON = new TestJson();
    private static final JsonObject REQUEST =
            JSON.readObject("{\"contents\":[{\"role\":\"user\"}],\"tools\":[],\"toolConfig\":{}}");

    @Test
    void putsTheRequestIntoTheQuestionOfTheOneDoor() {
        assertThat(TokenCount.of(REQUEST, "gemini-3.5-flash", Door.GEMINI, JSON.make()))
                .isEqualTo(JSON.readObject("{\"generateContentRequest\":{\"model\":\"models/gemini-3.5-flash\","
                        + "\"contents\":[{\"role\":\"user\"}],\"tools\":[],\"toolConfig\":{}}}"));
    }

    @Test
    void sendsTheOtherDoorWhatItCounts() {
        assertThat(TokenCount.of(REQUEST, "gemini-3.5-flash", Door.VERTEX, JSON.make()))
                .isEqualTo(JSON.readObject("{\"contents\":[{\"role\":\"user\"}],\"tools\":[]}"));
    }
}
