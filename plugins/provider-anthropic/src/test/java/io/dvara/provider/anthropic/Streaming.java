package io.dvara.provider.anthropic;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Role;
import io.dvara.testkit.provider.CannedVendor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A streamed answer written event by event, in JSON with single quotes. */
final class Streaming {

    private final List<String> events = new ArrayList<>();
    private String model = Sending.BUDGETED;
    private boolean json;

    static Streaming answer() {
        return new Streaming()
                .event("{'type':'message_start','message':{'id':'msg_1','type':'message','role':'assistant',"
                        + "'model':'claude','content':[],'usage':{'input_tokens':3,'output_tokens':1}}}");
    }

    /** Asks for a JSON object, which this model answers by the reserved tool. */
    Streaming toAJsonRequest(String ofModel) {
        json = true;
        model = ofModel;
        return this;
    }

    Streaming event(String text) {
        events.add(text.replace('\'', '"'));
        return this;
    }

    /** Adds a whole block: its start, deltas and end. */
    Streaming block(int index, String start, String... deltas) {
        event("{'type':'content_block_start','index':" + index + ",'content_block':" + start + "}");
        for (String delta : deltas) {
            event("{'type':'content_block_delta','index':" + index + ",'delta':" + delta + "}");
        }
        return event("{'type':'content_block_stop','index':" + index + "}");
    }

    Streaming end(String stopReason) {
        return event("{'type':'message_delta','delta':{'stop_reason':'" + stopReason
                        + "','stop_sequence':null},'usage':{'output_tokens':9}}")
                .event("{'type':'message_stop'}");
    }

    String text() {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> text.append("data: ").append(event).append("\n\n"));
        return text.toString();
    }

    List<ChatChunk> chunks() {
        ChatRequest.Builder request =
                ChatRequest.of(model, List.of(Message.of(Role.USER, "Hi"))).delivery(Delivery.STREAMED);
        if (json) {
            request.format(ResponseFormat.Simple.JSON_OBJECT);
        }
        return Asking.chat(CannedVendor.answering(200, text()), request.build());
    }

    ChatAnswer.Choice choice() {
        return ChatAnswer.fold(chunks().stream()).choices().getFirst();
    }

    List<Part> parts() {
        return choice().message().parts();
    }

    List<Delta> deltas() {
        return chunks().stream()
                .flatMap(chunk -> chunk.choices().stream())
                .flatMap(choice -> choice.deltas().stream())
                .toList();
    }

    static Stream<String> texts(List<Part> parts) {
        return parts.stream().filter(Part.Text.class::isInstance).map(part -> ((Part.Text) part).text());
    }
}
