package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.http.HttpBody;
import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpHeaders;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * The vendor's own test suite of its signature, through the seam by which all requests are signed.
 *
 * <p>The vendor's library signs one more header than the suite's requests have, the hash of the body; so
 * the suite's canonical requests get that header too before their signature is compared.
 */
class SignatureTest {

    private static final Path SUITE = Path.of("src/test/resources/sigv4");
    private static final Instant MOMENT = Instant.parse("2015-08-30T12:36:00Z");
    private static final String ID = "AKIDEXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final Map<String, String> LEFT_OUT = Map.of(
            "get-space", "no address has a space in it: java.net.URI refuses one, so no such request can be made here");

    private final Signature signature = new Signature("service", "us-east-1", Clock.fixed(MOMENT, ZoneOffset.UTC));

    @TestFactory
    Stream<DynamicTest> signsAsTheVendorsSuiteSays() throws IOException {
        try (Stream<Path> files = Files.walk(SUITE)) {
            List<Path> cases = files.filter(file -> file.toString().endsWith(".req"))
                    .filter(file -> !LEFT_OUT.containsKey(name(file)))
                    .toList();
            assertThat(cases).hasSize(34 - LEFT_OUT.size());
            return DynamicTest.stream(cases.stream(), SignatureTest::name, this::check);
        }
    }

    @Test
    void escapesTheMarksOfAModelIdOnceInTheAddressAndTwiceInWhatIsSigned() {
        String model =
                "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0";
        URI address = Places.of(Rig.keyed(Rig.NOWHERE, "key")).model(model, "converse");
        assertThat(address.getRawPath())
                .isEqualTo("/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Ainference-profile"
                        + "%2Fus.anthropic.claude-sonnet-4-5-20250929-v1%3A0/converse");
    }

    @Test
    void signsAllOfALongBody() {
        byte[] bytes = "0123456789".repeat(30_000).getBytes(StandardCharsets.UTF_8);
        HttpBody written = HttpBody.written(out -> new PrintStream(out).writeBytes(bytes), "text/plain");
        assertThat(authorization(written)).isEqualTo(authorization(HttpBody.bytes(bytes, "text/plain")));
        bytes[bytes.length - 1]++;
        assertThat(authorization(written)).isNotEqualTo(authorization(HttpBody.bytes(bytes, "text/plain")));
    }

    private String authorization(HttpBody body) {
        HttpCall call = HttpCall.post(URI.create("https://example.amazonaws.com/"), HttpHeaders.NONE, body);
        return signature
                .sign(call, AwsBasicCredentials.create("id", SECRET))
                .headers()
                .first("Authorization")
                .orElseThrow();
    }

    private void check(Path file) throws IOException {
        HttpCall signed = signature.sign(request(Files.readString(file)), keys(file));
        SuiteCase expected = SuiteCase.read(file, SECRET);
        assertThat(expected.authorization())
                .as("the test's own arithmetic, checked against the suite's")
                .isEqualTo(expected.printed());
        assertThat(signed.headers().first("Authorization"))
                .contains(expected.with("x-amz-content-sha256", expected.payloadHash())
                        .authorization());
        assertThat(signed.headers().first("X-Amz-Date")).contains("20150830T123600Z");
    }

    /** A token that is not in what is to be signed is added to the request by others, after it was signed. */
    private static AwsCredentials keys(Path file) throws IOException {
        String token = Files.readAllLines(Path.of(file.toString().replace(".req", ".creq"))).stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("x-amz-security-token:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
        return token.isEmpty()
                ? AwsBasicCredentials.create(ID, SECRET)
                : AwsSessionCredentials.create(ID, SECRET, token);
    }

    /** Reads a request as it stands on the wire; the path of its first line is not escaped. */
    private static HttpCall request(String text) {
        int bodyAt = text.indexOf("\n\n");
        List<String> head = (bodyAt < 0 ? text : text.substring(0, bodyAt))
                .replaceAll("\n\\s+", " ")
                .lines()
                .toList();
        String[] line = head.getFirst().split(" ");
        HttpHeaders headers = HttpHeaders.NONE;
        String mediaType = "";
        for (String field : head.subList(1, head.size())) {
            String name = field.substring(0, field.indexOf(':'));
            String value = field.substring(name.length() + 1);
            if (name.equalsIgnoreCase("Content-Type")) {
                mediaType = value;
            } else if (!name.equalsIgnoreCase("Host")
                    && !name.toLowerCase(Locale.ROOT).startsWith("x-amz-")) {
                headers = headers.with(name, value);
            }
        }
        byte[] body = bodyAt < 0 ? new byte[0] : text.substring(bodyAt + 2).getBytes(StandardCharsets.UTF_8);
        Optional<HttpBody> sent = mediaType.isEmpty() ? Optional.empty() : Optional.of(HttpBody.bytes(body, mediaType));
        return new HttpCall(line[0], URI.create("https://example.amazonaws.com" + line[1]), headers, sent);
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".req", "");
    }
}
