package io.dvara.gateway.admin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Serves the operations endpoints; they need no key and are never cached. */
@WebServlet(
        urlPatterns = {"/actuator/*", "/health/*"},
        loadOnStartup = 1)
public class OperationsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** The container makes servlets and injects their fields. */
    @Inject
    private transient OperationsPages pages;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Page page = pages.at(path(request));
        byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(page.status());
        response.setContentType(page.contentType());
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Returns the path within the application, wherever that is deployed. */
    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
