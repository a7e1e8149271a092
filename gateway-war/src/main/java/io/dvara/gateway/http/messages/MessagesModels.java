package io.dvara.gateway.http.messages;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dvara.api.provider.Model;
import io.dvara.gateway.http.dialect.AnswerJson;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.http.dialect.ModelForm;
import io.dvara.gateway.pipeline.ListedModel;
import jakarta.json.JsonString;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Models and their lists as the Messages dialect knows them; a list is one page. */
public enum MessagesModels implements ModelForm {
    /** The only form. */
    FORM;

    @Override
    public void list(List<ListedModel> models, AnswerJson out) throws IOException {
        JsonGenerator json = out.json();
        json.writeStartObject();
        json.writeArrayFieldStart("data");
        for (ListedModel model : models) {
            one(model, out);
        }
        json.writeEndArray();
        if (models.isEmpty()) {
            json.writeNullField("first_id");
            json.writeNullField("last_id");
        } else {
            out.text("first_id", models.getFirst().id());
            out.text("last_id", models.getLast().id());
        }
        json.writeBooleanField("has_more", false);
        json.writeEndObject();
    }

    @Override
    public void one(ListedModel listed, AnswerJson out) throws IOException {
        Model model = listed.model();
        JsonGenerator json = out.json();
        json.writeStartObject();
        json.writeStringField("type", "model");
        out.text("id", listed.id());
        out.text(
                "display_name",
                model.extra().get("display_name") instanceof JsonString name ? name.getString() : listed.id());
        json.writeStringField(
                "created_at", Instant.ofEpochSecond(model.created().orElse(0)).toString());
        json.writeStringField("lifecycle", "active");
        out.count("max_input_tokens", model.traits().maxContextTokens());
        json.writeEndObject();
    }

    @Override
    public ErrorForm errors() {
        return MessagesErrors.FORM;
    }
}
