package io.dvara.gateway.http.responses;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.Usage;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.http.dialect.Frames;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes a streamed answer of a vendor that does not speak the dialect. */
final class MadeFrames implements Frames {

    private final Making making;
    private final Consumer<JsonObject> kept;
    private ChatChunk.Head head = MadeAnswer.unknown();
    private Optional<Usage> usage = Optional.empty();
    private Optional<Finish> finish = Optional.empty();
    private Optional<Begun> begun = Optional.empty();

    private record Begun(Events events, ItemsWriter items, AnswerForm form) {}

    /**
     * Makes the frames of one answer.
     *
     * @param kept is given the answer when it is whole
     */
    MadeFrames(Making making, Consumer<JsonObject> kept) {
        this.making = making;
        this.kept = kept;
    }

    @Override
    public void write(ChatChunk chunk, ByteArrayOutputStream out) throws IOException {
        if (begun.isEmpty()) {
            head = chunk.head().orElse(head);
        }
        usage = chunk.usage().or(() -> usage);
        for (ChoiceDelta choice : chunk.choices()) {
            if (choice.index() == 0) {
                begin(out).items().add(choice);
                finish = finish.or(choice::finish);
            }
        }
    }

    @Override
    public void end(ByteArrayOutputStream out) throws IOException {
        Begun stream = begin(out);
        Ending ending = new Ending(finish, usage);
        List<JsonObject> items = stream.items().end(ending);
        JsonObject whole = stream.form().ended(ending, items, making.stamps().seconds());
        kept.accept(whole);
        stream.events().event("response." + ending.status(), (answer, _) -> answer.value("response", whole));
        stream.events().close();
    }

    @Override
    public ErrorForm errors(ErrorForm usual) {
        return new StreamErrors(() -> begun.map(it -> it.events().next()).orElse(0));
    }

    private Begun begin(ByteArrayOutputStream out) throws IOException {
        if (begun.isEmpty()) {
            Events events = Events.to(out, making.codec());
            AnswerForm form = making.form(head);
            Output output = new Output(events, making.stamps(), making.codec());
            begun = Optional.of(new Begun(events, new ItemsWriter(output, making.style()), form));
            JsonObject before = form.begun();
            events.event("response.created", (answer, _) -> answer.value("response", before));
            events.event("response.in_progress", (answer, _) -> answer.value("response", before));
        }
        return begun.get();
    }
}
