package io.dvara.gateway.http.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dvara.api.provider.Model;
import io.dvara.gateway.http.dialect.AnswerJson;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.http.dialect.ModelForm;
import io.dvara.gateway.pipeline.ListedModel;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Models and their lists as the chat dialect knows them, with what each can do. */
public enum ChatModels implements ModelForm {
    /** The only form. */
    FORM;

    private static final Set<String> MODEL = Set.of("id", "object", "created", "owned_by", "capabilities");

    @Override
    public void list(List<ListedModel> models, AnswerJson out) throws IOException {
        out.json().writeStartObject();
        out.json().writeStringField("object", "list");
        out.json().writeArrayFieldStart("data");
        for (ListedModel model : models) {
            write(model, out);
        }
        out.json().writeEndArray();
        out.json().writeEndObject();
    }

    @Override
    public void one(ListedModel model, AnswerJson out) throws IOException {
        write(model, out);
    }

    @Override
    public ErrorForm errors() {
        return ChatErrors.FORM;
    }

    private static void write(ListedModel listed, AnswerJson out) throws IOException {
        Model model = listed.model();
        out.json().writeStartObject();
        out.text("id", listed.id());
        out.json().writeStringField("object", "model");
        out.json().writeNumberField("created", model.created().orElse(0));
        out.text("owned_by", model.owner());
        capabilities(model.traits(), out);
        out.members(model.extra(), MODEL);
        out.json().writeEndObject();
    }

    private static void capabilities(Model.Traits traits, AnswerJson out) throws IOException {
        JsonGenerator json = out.json();
        json.writeObjectFieldStart("capabilities");
        flag("supports_streaming", traits.streaming(), json);
        flag("supports_vision", traits.vision(), json);
        flag("supports_tool_calls", traits.toolCalls(), json);
        flag("supports_structured_outputs", traits.structuredOutputs(), json);
        flag("supports_json_mode", traits.jsonMode(), json);
        if (traits.maxContextTokens().isPresent()) {
            json.writeNumberField(
                    "max_context_tokens", traits.maxContextTokens().getAsLong());
        } else {
            json.writeNullField("max_context_tokens");
        }
        json.writeEndObject();
    }

    private static void flag(String name, Optional<Boolean> value, JsonGenerator json) throws IOException {
        if (value.isPresent()) {
            json.writeBooleanField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }
}
