package io.dvara.gateway.http.responses;

import io.dvara.gateway.http.dialect.Surrogates;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;

/** A call that is being said; the input of a free-text tool is told when it is whole. */
final class CallItem implements OpenItem {

    private final Output output;
    private final Output.Place place;
    private final Form form;
    private final String callId;
    private final String name;
    private final StringBuilder arguments = new StringBuilder();
    private boolean closed;

    /** How a call is told. */
    enum Form {
        /** With arguments in JSON. */
        FUNCTION("fc", "function_call", "arguments", "response.function_call_arguments"),
        /** With free text. */
        CUSTOM("ctc", "custom_tool_call", "input", "response.custom_tool_call_input");

        private final String prefix;
        private final String type;
        private final String member;
        private final String event;

        Form(String prefix, String type, String member, String event) {
            this.prefix = prefix;
            this.type = type;
            this.member = member;
            this.event = event;
        }
    }

    CallItem(Output output, Form form, String callId, String name) throws IOException {
        this.output = output;
        this.form = form;
        this.callId = callId;
        this.name = name;
        place = output.reserve(form.prefix);
        output.added(place, json("in_progress", ""));
    }

    String callId() {
        return callId;
    }

    /** Adds a piece of the arguments, which must not be whole. */
    void add(String more) throws IOException {
        if (closed && !more.isBlank()) {
            throw new IllegalStateException("arguments of a call go on after they were whole");
        }
        arguments.append(more);
        if (form == Form.FUNCTION && !more.isEmpty()) {
            delta(more);
        }
    }

    /** Ends the call when its arguments are whole. */
    void closeIfWhole() throws IOException {
        if (!closed && isWhole()) {
            close("completed");
        }
    }

    private boolean isWhole() {
        try {
            return !arguments.isEmpty() && output.codec().read(arguments.toString()) instanceof JsonObject;
        } catch (JsonException _) {
            return false;
        }
    }

    @Override
    public void close(String status) throws IOException {
        if (closed) {
            return;
        }
        if (arguments.isEmpty()) {
            add("{}");
        }
        String whole = Surrogates.replaced(arguments.toString());
        if (form == Form.CUSTOM) {
            whole = CustomTools.input(whole, output.codec());
            delta(whole);
        }
        String said = whole;
        closed = true;
        output.tell(form.event + ".done", place, (answer, json) -> {
            json.writeStringField("name", name);
            answer.text(form.member, said);
        });
        output.done(place, json(status, said));
    }

    private void delta(String more) throws IOException {
        output.tell(form.event + ".delta", place, (answer, _) -> answer.text("delta", more));
    }

    private JsonObject json(String status, String said) {
        return Json.createObjectBuilder()
                .add("id", place.id())
                .add("type", form.type)
                .add("status", status)
                .add(form.member, said)
                .add("call_id", callId)
                .add("name", name)
                .build();
    }
}
