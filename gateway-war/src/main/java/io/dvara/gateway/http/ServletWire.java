package io.dvara.gateway.http;

import io.dvara.api.http.HttpHeaders;
import io.dvara.gateway.upstream.ClientConnection;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request of the servlet container; made on the container's thread, used on another. */
final class ServletWire implements Wire {

    private final AsyncContext context;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final HttpHeaders headers;
    private final Optional<ClientConnection> connection;
    private final AtomicBoolean ended = new AtomicBoolean();

    ServletWire(AsyncContext context) {
        this.context = context;
        request = (HttpServletRequest) context.getRequest();
        response = (HttpServletResponse) context.getResponse();
        headers = headers(request);
        connection = connection(request);
    }

    @Override
    public Optional<String> header(String name) {
        return headers.first(name);
    }

    @Override
    public Optional<ClientConnection> connection() {
        return connection;
    }

    @Override
    public InputStream body() throws IOException {
        return request.getInputStream();
    }

    /** Flushes a stream at its beginning, since Liberty ignores the first flush of an answer. */
    @Override
    public OutputStream begin(AnswerHead head) throws IOException {
        response.setStatus(head.status());
        response.setHeader("Content-Type", head.contentType());
        head.length().ifPresent(response::setContentLength);
        for (HttpHeaders.Field field : head.headers().fields()) {
            response.setHeader(field.name(), field.value());
        }
        OutputStream out = response.getOutputStream();
        if (head.length().isEmpty()) {
            out.flush();
        }
        return out;
    }

    @Override
    public void end() {
        if (ended.compareAndSet(false, true)) {
            context.complete();
        }
    }

    /** Copies them, since the container uses its request again while a lost plugin may still ask. */
    private static HttpHeaders headers(HttpServletRequest request) {
        List<HttpHeaders.Field> fields = new ArrayList<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            fields.add(new HttpHeaders.Field(name, request.getHeader(name)));
        }
        return new HttpHeaders(fields);
    }

    /** The container gives addresses in figures, which are not looked up. */
    private static Optional<ClientConnection> connection(HttpServletRequest request) {
        try {
            InetAddress remote = InetAddress.getByName(request.getRemoteAddr());
            InetAddress local = InetAddress.getByName(request.getLocalAddr());
            return Optional.of(new ClientConnection(remote, request.getRemotePort(), local, request.getLocalPort()));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
