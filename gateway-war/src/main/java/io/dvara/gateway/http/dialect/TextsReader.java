package io.dvara.gateway.http.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads a text, a list of texts, a list of tokens, or a list of lists of tokens.
 *
 * @param <T> a text or its tokens
 */
public final class TextsReader<T> {

    private final JsonInput in;
    private final Function<String, T> text;
    private final Function<List<Integer>, T> tokens;

    /** Makes a reader of texts and of tokens. */
    public TextsReader(JsonInput in, Function<String, T> text, Function<List<Integer>, T> tokens) {
        this.in = in;
        this.text = text;
        this.tokens = tokens;
    }

    /** Reads where the reader stands; at least one, unless the list is empty. */
    public List<T> read() {
        if (in.isString()) {
            return List.of(text.apply(in.string()));
        }
        if (!in.isArray()) {
            throw in.wrong("must be a string, an array of strings, or tokens");
        }
        List<T> texts = new ArrayList<>();
        List<Integer> own = new ArrayList<>();
        in.array(() -> element(texts, own));
        if (!own.isEmpty()) {
            texts.add(tokens.apply(own));
        }
        return texts;
    }

    private void element(List<T> texts, List<Integer> own) {
        if (in.isInteger() && texts.isEmpty()) {
            own.add(in.smallInteger(0));
        } else if (in.isString() && own.isEmpty()) {
            texts.add(text.apply(in.string()));
        } else if (in.isArray() && own.isEmpty()) {
            List<Integer> inner = new ArrayList<>();
            in.array(() -> inner.add(in.smallInteger(0)));
            texts.add(tokens.apply(inner));
        } else {
            throw in.wrong("must be a string, a token or an array of tokens, like the elements before it");
        }
    }
}
