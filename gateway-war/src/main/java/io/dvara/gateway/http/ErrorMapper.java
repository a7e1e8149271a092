package io.dvara.gateway.http;

import io.dvara.gateway.http.chat.ChatErrors;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.http.dialect.Stamps;
import io.dvara.gateway.http.messages.MessagesErrors;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Puts errors that come before the door into the envelope. */
@Provider
@ApplicationScoped
public class ErrorMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(ErrorMapper.class.getName());

    /** The container makes mappers and injects their fields. */
    @Inject
    private ErrorWriter errors;

    @Inject
    private Stamps stamps;

    /** Set by the container, bound to the request. */
    @Context
    private HttpHeaders headers;

    @Context
    private UriInfo uri;

    @Override
    public Response toResponse(Throwable error) {
        String traceId = Trace.of(name -> Optional.ofNullable(headers.getHeaderString(name)), stamps)
                .id();
        Refusal refusal = refusal(error, traceId);
        Response.ResponseBuilder response = Response.status(refusal.code().status())
                .type("application/json")
                .header("X-Trace-ID", traceId)
                .entity(errors.envelope(form(), refusal, traceId).toByteArray());
        if (error instanceof WebApplicationException web && web.getResponse().getHeaderString("Allow") != null) {
            response.header("Allow", web.getResponse().getHeaderString("Allow"));
        }
        return response.build();
    }

    private ErrorForm form() {
        boolean ofMessages = uri.getPath().replaceFirst("^/", "").startsWith("messages");
        return ofMessages ? MessagesErrors.FORM : ChatErrors.FORM;
    }

    private static Refusal refusal(Throwable error, String traceId) {
        int status =
                error instanceof WebApplicationException web ? web.getResponse().getStatus() : 500;
        return switch (status) {
            case 404 -> Refusal.of(ErrorCode.NOT_FOUND, "There is nothing at this path of the API.");
            case 405 -> Refusal.of(ErrorCode.METHOD_NOT_ALLOWED, "This path of the API does not know the method.");
            case 415 -> Refusal.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send Content-Type: application/json.");
            case 400, 406 -> Refusal.of(ErrorCode.VALIDATION_ERROR, "The request's line or headers are wrong.");
            default -> {
                LOG.log(Level.SEVERE, error, () -> "Request " + traceId + " met a defect of the gateway");
                yield Refusal.of(ErrorCode.INTERNAL_ERROR, "The gateway has failed to serve this request.");
            }
        };
    }
}
