package io.dvara.testkit.provider;

import io.dvara.api.http.HttpAnswer;
import io.dvara.api.http.HttpBody;
import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpClient;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Call;
import io.dvara.testkit.upstream.RecordedExchange;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A vendor that answers every request from memory and keeps what it was asked; safe for many threads. */
public final class CannedVendor implements HttpClient {

    private final CannedHttp answers;
    private final List<HttpCall> calls = new CopyOnWriteArrayList<>();

    private CannedVendor(CannedHttp answers) {
        this.answers = answers;
    }

    /** Makes a vendor with an answer. */
    public static CannedVendor answering(int status, byte[] body) {
        return new CannedVendor(new CannedHttp(status, HttpHeaders.NONE, body, Integer.MAX_VALUE));
    }

    /** Makes a vendor with an answer of text. */
    public static CannedVendor answering(int status, String body) {
        return answering(status, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes a vendor that answers as it once did. */
    public static CannedVendor answering(RecordedExchange exchange) {
        HttpHeaders headers = new HttpHeaders(exchange.response().headers().all().stream()
                .map(header -> new HttpHeaders.Field(header.name(), header.value()))
                .toList());
        return new CannedVendor(new CannedHttp(
                exchange.response().status(), headers, exchange.response().body(), Integer.MAX_VALUE));
    }

    /** Returns such a vendor whose answer has one more header field. */
    public CannedVendor with(String name, String value) {
        HttpHeaders headers = answers.headers().with(name, value);
        return new CannedVendor(new CannedHttp(answers.status(), headers, answers.body(), answers.mostPerRead()));
    }

    /** Returns such a vendor whose answer is read by at most so many bytes at once. */
    public CannedVendor inPiecesOf(int bytes) {
        return new CannedVendor(answers.inPiecesOf(bytes));
    }

    /** Returns the last request. */
    public HttpCall asked() {
        return calls.getLast();
    }

    /** Returns all requests. */
    public List<HttpCall> allAsked() {
        return List.copyOf(calls);
    }

    /** Returns the body of the last request, which is a JSON object. */
    public JsonObject askedBody() {
        return ((HttpBody.Json) asked().body().orElseThrow()).value().asJsonObject();
    }

    @Override
    public HttpAnswer send(HttpCall request, Call call) {
        calls.add(request);
        return answers.send(request, call);
    }
}
