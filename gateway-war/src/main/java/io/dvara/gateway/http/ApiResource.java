package io.dvara.gateway.http;

import io.dvara.gateway.http.chat.ChatModels;
import io.dvara.gateway.http.dialect.ModelForm;
import io.dvara.gateway.http.messages.MessagesDialect;
import io.dvara.gateway.http.messages.MessagesModels;
import io.dvara.gateway.http.responses.Query;
import io.dvara.gateway.pipeline.Pipeline;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.util.Optional;

/** The paths of the API; each request continues behind the door, on a thread of its own. */
@Path("")
@ApplicationScoped
public class ApiResource {

    /** The container makes resources and injects their fields. */
    @Inject
    private Door door;

    @Inject
    private Endpoints endpoints;

    @Inject
    private KeptEndpoints kept;

    /** What the paths lead to. */
    @SingleInstance
    static class Endpoints {

        private final Endpoint chat;
        private final Endpoint completion;
        private final Endpoint messages;
        private final Endpoint tokenCount;
        private final Endpoint responses;
        private final Endpoint inputTokens;
        private final Endpoint embedding;
        private final ModelsEndpoint models;

        @Inject
        Endpoints(Dialects dialects, Pipeline pipeline, EmbeddingEndpoint embedding, ModelsEndpoint models) {
            this.chat = new Asking(pipeline, dialects.chat());
            this.completion = new Asking(pipeline, dialects.completion());
            this.messages = new Asking(pipeline, dialects.messages());
            this.tokenCount = new TokenCount(pipeline, dialects.messages());
            this.responses = new Asking(pipeline, dialects.responses());
            this.inputTokens = new TokenCount(pipeline, dialects.responses());
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

        Endpoint tokenCount() {
            return tokenCount;
        }

        Endpoint responses() {
            return responses;
        }

        Endpoint inputTokens() {
            return inputTokens;
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

    /** Counts the tokens of messages. */
    @POST
    @Path("messages/count_tokens")
    public void countTokens(@Suspended AsyncResponse suspended, @Context HttpServletRequest request) {
        door.enter(wire(request), "messages/count_tokens", endpoints.tokenCount());
    }

    /** Answers with items. */
    @POST
    @Path("responses")
    public void respond(@Suspended AsyncResponse suspended, @Context HttpServletRequest request) {
        door.enter(wire(request), "responses", endpoints.responses());
    }

    /** Counts the tokens of a request for items. */
    @POST
    @Path("responses/input_tokens")
    public void countInput(@Suspended AsyncResponse suspended, @Context HttpServletRequest request) {
        door.enter(wire(request), "responses/input_tokens", endpoints.inputTokens());
    }

    /** Shortens a conversation. */
    @POST
    @Path("responses/compact")
    public void compact(@Suspended AsyncResponse suspended, @Context HttpServletRequest request) {
        door.enter(wire(request), "responses/compact", kept.compact());
    }

    /** Tells an answer that is kept. */
    @GET
    @Path("responses/{id}")
    public void recall(
            @Suspended AsyncResponse suspended, @Context HttpServletRequest request, @PathParam("id") String id) {
        door.enter(wire(request), "responses", kept.recall(id, query(request)));
    }

    /** Forgets an answer that is kept. */
    @DELETE
    @Path("responses/{id}")
    public void forget(
            @Suspended AsyncResponse suspended, @Context HttpServletRequest request, @PathParam("id") String id) {
        door.enter(wire(request), "responses", kept.forget(id));
    }

    /** Ends an answer that is still made. */
    @POST
    @Path("responses/{id}/cancel")
    public void cancel(
            @Suspended AsyncResponse suspended, @Context HttpServletRequest request, @PathParam("id") String id) {
        door.enter(wire(request), "responses/cancel", kept.cancel(id));
    }

    /** Tells what an answer was asked for with. */
    @GET
    @Path("responses/{id}/input_items")
    public void input(
            @Suspended AsyncResponse suspended, @Context HttpServletRequest request, @PathParam("id") String id) {
        door.enter(wire(request), "responses/input_items", kept.input(id, query(request)));
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
        door.enter(wire(request), "models", endpoints.models().list(modelForm(request)));
    }

    /** Tells of one model, whose id may hold slashes. */
    @GET
    @Path("models/{id: .+}")
    public void model(
            @Suspended AsyncResponse suspended, @Context HttpServletRequest request, @PathParam("id") String id) {
        door.enter(wire(request), "models", endpoints.models().one(id, modelForm(request)));
    }

    /** Both dialects have this path; clients of one say which version of it they speak. */
    private static ModelForm modelForm(HttpServletRequest request) {
        return request.getHeader(MessagesDialect.VERSION) == null ? ChatModels.FORM : MessagesModels.FORM;
    }

    private static Query query(HttpServletRequest request) {
        return Query.of(Optional.ofNullable(request.getQueryString()));
    }

    private static Wire wire(HttpServletRequest request) {
        AsyncContext context = request.getAsyncContext();
        context.setTimeout(0);
        return new ServletWire(context);
    }
}
