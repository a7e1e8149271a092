package io.dvara.gateway.http.dialect;

import io.dvara.gateway.pipeline.ListedModel;
import java.io.IOException;
import java.util.List;

/** How a dialect tells of models; safe for many threads. */
public interface ModelForm {

    /** Writes a list of models. */
    void list(List<ListedModel> models, AnswerJson out) throws IOException;

    /** Writes one model. */
    void one(ListedModel model, AnswerJson out) throws IOException;

    /** Returns how errors are told. */
    ErrorForm errors();
}
