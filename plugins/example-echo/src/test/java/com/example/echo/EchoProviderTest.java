package com.example.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolUse;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import jakarta.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EchoProviderTest {

    private final ChatProvider echo =
            (ChatProvider) new EchoFactory().create(new EchoSettings("You said: "), TestContext.named("echo"));
    private final TestCall call = TestCall.plain();
    private final ChatRequest.Builder hello = ChatRequest.of("any", List.of(Message.of(Role.USER, "Hello")));

    @Test
    void repeatsTheLastMessage() {
        ChatAnswer answer = ChatAnswer.fold(echo.chat(hello.build(), call));

        assertThat(answer.choices().getFirst().message().text()).isEqualTo("You said: Hello");
        assertThat(answer.choices().getFirst().finish()).contains(Finish.of(FinishReason.STOP));
        assertThat(answer.usage().orElseThrow().total()).hasValue(20);
    }

    @Test
    void namesTheFieldsItLeavesOut() {
        echo.chat(hello.extra(Json.createObjectBuilder().add("store", true).build()).build(), call);

        assertThat(call.droppedFields()).containsExactly("store");
    }

    @Test
    void refusesTools() {
        Tool tool = new Tool.Function("now", Optional.empty(), Optional.empty(), Optional.empty(), Extras.NONE);
        ChatRequest request = hello.tools(new ToolUse(List.of(tool), Optional.empty(), Optional.empty()))
                .build();

        assertThatThrownBy(() -> echo.chat(request, call))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        refusal -> assertThat(refusal.fault()).isEqualTo(Fault.UNSUPPORTED_PARAMETER));
    }
}
