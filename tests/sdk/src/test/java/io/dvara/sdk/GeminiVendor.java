package io.dvara.sdk;

import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Responder;
import io.dvara.testkit.upstream.Script;

/** Says what Gemini would, as the request asks. */
final class GeminiVendor implements Responder {

    @Override
    public Script answer(ReceivedRequest request) {
        if (request.path().endsWith("/models")) {
            return Script.json(
                    200,
                    "{\"models\":[{\"name\":\"models/gemini-2.5-flash\",\"displayName\":\"F\","
                            + "\"supportedGenerationMethods\":[\"generateContent\"]}]}");
        }
        if (request.path().endsWith(":countTokens")) {
            return Script.json(200, "{\"totalTokens\":8}");
        }
        String answer = answer(Asked.of(request));
        return request.path().endsWith(":streamGenerateContent")
                ? Script.events().event(answer)
                : Script.json(200, answer);
    }

    private static String answer(Asked asked) {
        return "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[" + part(asked)
                + "]},\"finishReason\":\"STOP\",\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":9,"
                + "\"candidatesTokenCount\":3,\"totalTokenCount\":12},\"modelVersion\":\"m\",\"responseId\":\"r\"}";
    }

    private static String part(Asked asked) {
        boolean isAnswered =
                asked.body().getJsonArray("contents").getLast().toString().contains("functionResponse");
        if (asked.offersTools() && !isAnswered) {
            return "{\"functionCall\":{\"name\":\"get_weather\",\"args\":{\"city\":\"Tokyo\"}}}";
        }
        String text = asked.schema("generationConfig", "responseJsonSchema")
                .or(() -> asked.schema("generationConfig", "responseSchema"))
                .map(schema -> SchemaSample.of(schema).toString())
                .orElse("Hello there");
        return "{\"text\":" + Asked.quoted(text) + "}";
    }
}
