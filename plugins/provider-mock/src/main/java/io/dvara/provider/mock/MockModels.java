package io.dvara.provider.mock;

import io.dvara.api.provider.Model;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The models that are listed; any other name answers too. */
final class MockModels {

    static final List<Model> ALL = Stream.of(
                    "gpt", "reasoner", "embedding", "words-60", "slow-200ms", "error-429", "error-500", "cut")
            .map(MockModels::model)
            .toList();

    private static final long CREATED = 1_735_689_600;

    private MockModels() {}

    private static Model model(String id) {
        Optional<Boolean> yes = Optional.of(true);
        Model.Traits traits = new Model.Traits(yes, yes, yes, yes, yes, OptionalLong.of(1_000_000));
        return new Model(id, "dvara", OptionalLong.of(CREATED), traits, JsonValue.EMPTY_JSON_OBJECT);
    }
}
