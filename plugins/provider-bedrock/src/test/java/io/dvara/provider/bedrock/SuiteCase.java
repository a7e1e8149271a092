package io.dvara.provider.bedrock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A case of the vendor's test suite, and what signing its canonical request gives.
 *
 * @param lines the canonical request
 * @param scope date, region, service and the ending
 * @param secret the secret of the suite
 * @param printed the authorization that the suite prints
 */
record SuiteCase(List<String> lines, String scope, String secret, String printed) {

    private static final String DATE = "20150830T123600Z";

    SuiteCase {
        lines = List.copyOf(lines);
    }

    static SuiteCase read(Path request, String secret) throws IOException {
        String base = request.toString().replaceFirst("\\.req$", "");
        List<String> lines = Files.readString(Path.of(base + ".creq")).lines().toList();
        String scope = Files.readString(Path.of(base + ".sts")).lines().toList().get(2);
        return new SuiteCase(
                lines, scope, secret, Files.readString(Path.of(base + ".authz")).strip());
    }

    String payloadHash() {
        return lines.getLast();
    }

    /** Returns the case with one more header, in the order of names. */
    SuiteCase with(String name, String value) {
        List<String> headers = new ArrayList<>(lines.subList(3, lines.size() - 3));
        headers.add(name + ":" + value);
        headers.sort(null);
        List<String> more = new ArrayList<>(lines.subList(0, 3));
        more.addAll(headers);
        more.add("");
        more.add(String.join(
                ";",
                headers.stream()
                        .map(line -> line.substring(0, line.indexOf(':')))
                        .toList()));
        more.add(payloadHash());
        return new SuiteCase(more, scope, secret, printed);
    }

    String authorization() {
        try {
            byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
            for (String step : scope.split("/")) {
                key = mac(key, step);
            }
            String request = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
            String toSign = String.join("\n", "AWS4-HMAC-SHA256", DATE, scope, request);
            return "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/" + scope + ", SignedHeaders="
                    + lines.get(lines.size() - 2) + ", Signature="
                    + HexFormat.of().formatHex(mac(key, toSign));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
