package io.dvara.gateway.http;

import io.dvara.gateway.pipeline.Pipeline;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;

/** The paths of the API; each request continues behind the door, on a thread of its own. */
@Path("")
@ApplicationScoped
public class ApiResource {

    /** The container makes resources and injects their fields. */
    @Inject
    private Door door;

    @Inject
    private Endpoints endpoints;

    /** What the paths lead to. */
    @SingleInstance
    static class Endpoints {

        private final Endpoint chat;
        private final Endpoint completion;
        private final Endpoint messages;
        private final Endpoint embedding;
        private final ModelsEndpoint models;

        @Inject
        Endpoints(Dialects dialects, Pipeline pipeline, EmbeddingEndpoint embedding, ModelsEndpoint models) {
            this.chat = new Asking(pipeline, dialects.chat());
            this.completion = new Asking(pipeline, dialects.completion());
            this.messages = new Asking(pipeline, dialects.messages());
            this.embedding = embedding;
            this.models = models;
        }

        Endpoint chat() {
            return chat;
        }

        Endpoint completion() {
            return completion;
        }

        Endpoint messages() {
            return messages;
        }

        Endpoint embedding() {
            return embedding;
        }

        ModelsEndpoint models() {
            return models;
        }
    }

    /** Answers a chat. */
    @POST
    @Path("chat/completions")
    public void chat(@Suspended AsyncResponse suspended, @Context HttpServletRequest request) {
        door.enter(wire(request), "chat/completions", endpoints.chat());
    }

    /** Continues a text. */
    @POST
    @Path("completions")
    public void complete(@Suspended AsyncResponse suspended, @Context HttpServletRequest request) {
        door.enter(wire(request), "completions", endpoints.completion());
    }

    /** Answers messages. */
    @POST
    @Path("messages")
    public void messages(@Suspended AsyncResponse suspended, @Context HttpServletRequest request) {
        door.enter(wire(request), "messages", endpoints.messages());
    }

    /** Embeds texts. */
    @POST
    @Path("embeddings")
    public void embed(@Suspended AsyncResponse suspended, @Context HttpServletRequest request) {
        door.enter(wire(request), "embeddings", endpoints.embedding());
    }

    /** Lists the models. */
    @GET
    @Path("models")
    public void models(@Suspended AsyncResponse suspended, @Context HttpServletRequest request) {
        door.enter(
                wire(request),
                "models",
                (exchange, _, reply) -> endpoints.models().list(exchange, reply));
    }

    /** Tells of one model, whose id may hold slashes. */
    @GET
    @Path("models/{id: .+}")
    public void model(
            @Suspended AsyncResponse suspended, @Context HttpServletRequest request, @PathParam("id") String id) {
        door.enter(
                wire(request),
                "models",
                (exchange, _, reply) -> endpoints.models().one(id, exchange, reply));
    }

    private static Wire wire(HttpServletRequest request) {
        AsyncContext context = request.getAsyncContext();
        context.setTimeout(0);
        return new ServletWire(context);
    }
}
