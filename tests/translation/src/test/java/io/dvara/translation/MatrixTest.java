package io.dvara.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each field of a request, for each provider: sent, refused by name, or listed as dropped; never lost. */
@ExtendWith(Fleet.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatrixTest {

    private static final Path PAGE = Path.of(System.getProperty("matrix.page"));

    private final List<Field> chatFields = Field.of("chat.json");
    private final List<Field> embeddingFields = Field.of("embeddings.json");
    private final List<Vendor> embedders = Stream.of(Vendor.values())
            .filter(it -> it.embeddingModel().isPresent())
            .toList();
    private final Map<Vendor, String> chatModels =
            Stream.of(Vendor.values()).collect(Collectors.toMap(Function.identity(), Vendor::chatModel));
    private final Map<Vendor, String> embeddingModels = embedders.stream()
            .collect(Collectors.toMap(
                    Function.identity(), it -> it.embeddingModel().orElseThrow()));
    private final Matrix chats;
    private final Matrix embeddings;

    MatrixTest(Fleet.Running fleet) {
        chats = new Matrix("chat/completions", fleet);
        embeddings = new Matrix("embeddings", fleet);
    }

    @TestFactory
    @DisplayName("R-17, R-21, R-23: no field of a chat is lost without a word")
    Stream<DynamicContainer> losesNoFieldOfAChat() {
        return Stream.of(Vendor.values()).map(vendor -> cases(vendor, chatModels.get(vendor), chats, chatFields));
    }

    @TestFactory
    Stream<DynamicContainer> losesNoFieldOfAnEmbedding() {
        return embedders.stream()
                .map(vendor -> cases(vendor, embeddingModels.get(vendor), embeddings, embeddingFields));
    }

    @Test
    @DisplayName("the committed page shows what the providers do")
    void thePageIsTrue() throws IOException {
        MatrixPage page = new MatrixPage(List.of(Vendor.values()));
        Field.groups(chatFields)
                .forEach(group -> page.table(
                        group,
                        List.of(Vendor.values()),
                        rows(group, chatFields, field -> chats.row(List.of(Vendor.values()), field, chatModels))));
        Field.groups(embeddingFields)
                .forEach(group -> page.table(
                        group,
                        embedders,
                        rows(group, embeddingFields, field -> embeddings.row(embedders, field, embeddingModels))));
        if (Boolean.getBoolean("matrix.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page.text());
        }
        assertThat(PAGE).as("write it anew by -Dmatrix.update=true").hasContent(page.text());
    }

    private static DynamicContainer cases(Vendor vendor, String model, Matrix matrix, List<Field> fields) {
        return DynamicContainer.dynamicContainer(
                vendor.label(),
                fields.stream()
                        .map(field -> DynamicTest.dynamicTest(
                                vendor.label() + ": " + field.row(),
                                () -> assertThat(matrix.outcome(vendor, model, field))
                                        .isNotInstanceOf(Outcome.Wrong.class))));
    }

    private static Map<String, List<String>> rows(
            String group, List<Field> fields, Function<Field, List<String>> cells) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        fields.stream()
                .filter(field -> field.group().equals(group))
                .forEach(field -> rows.put(field.row(), cells.apply(field)));
        return rows;
    }
}
