package io.dvara.provider.anthropic;

import static io.dvara.provider.anthropic.Sending.ask;
import static io.dvara.provider.anthropic.Sending.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Call;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.TestCall;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MessageHeadersTest {

    private static final String ANSWER = "{\"type\":\"message\",\"content\":[],\"stop_reason\":\"end_turn\"}";

    @Test
    void keepsTheClientsVersionForTheVendorsOwnDialectAlone() {
        Call call = TestCall.plain().withClientHeader("anthropic-version", "2026-10-21");
        assertThat(sent(ask(Sending.BUDGETED), call).first("anthropic-version")).contains("2023-06-01");
        assertThat(sent(ask(Sending.BUDGETED).dialect(Dialect.MESSAGES), call).first("anthropic-version"))
                .contains("2026-10-21");
        assertThat(sent(ask(Sending.BUDGETED).dialect(Dialect.MESSAGES), TestCall.plain())
                        .first("anthropic-version"))
                .contains("2023-06-01");
    }

    @Test
    @DisplayName("R-22: known features pass in any dated version, others do not")
    void forwardsKnownFeatures() {
        Call call = TestCall.plain()
                .withClientHeader(
                        "anthropic-beta", "context-1m-2025-08-07, oauth-2025-04-20,interleaved-thinking-2027-01-01");
        assertThat(sent(ask(Sending.BUDGETED), call).first("anthropic-beta"))
                .contains("context-1m-2025-08-07,interleaved-thinking-2027-01-01");
        assertThat(sent(ask(Sending.BUDGETED), TestCall.plain()).first("anthropic-beta"))
                .isEmpty();
    }

    @Test
    @DisplayName("R-22: the profile of the end user reaches the vendor, and the feature that it needs")
    void forwardsTheProfileOfTheEndUser() {
        Call call = TestCall.plain()
                .withClientHeader("anthropic-user-profile-id", "uprof_1")
                .withClientHeader("anthropic-beta", "user-profiles-2026-03-24");
        HttpHeaders headers = sent(ask(Sending.BUDGETED).dialect(Dialect.MESSAGES), call);
        assertThat(headers.first("anthropic-user-profile-id")).contains("uprof_1");
        assertThat(headers.first("anthropic-beta")).contains("user-profiles-2026-03-24");
    }

    @Test
    void asksForTheFeatureThatFilesNeed() {
        Part file = new Part.Attachment(
                Part.Kind.DOCUMENT, new Media.Stored("file_1", Optional.empty()), Optional.empty(), Extras.NONE);
        assertThat(sent(ask(Sending.BUDGETED, said(Role.USER, file)), TestCall.plain())
                        .first("anthropic-beta"))
                .contains("files-api-2025-04-14");
    }

    @Test
    @DisplayName("R-38: sends the vendor's key and no other credential")
    void sendsTheKeyInItsHeader() {
        Call call = TestCall.plain().withClientHeader("authorization", "Bearer client");
        HttpHeaders headers = sent(ask(Sending.BUDGETED), call);
        assertThat(headers.first("x-api-key")).contains(Asking.KEY.reveal());
        assertThat(headers.first("authorization")).isEmpty();
    }

    private static HttpHeaders sent(ChatRequest.Builder request, Call call) {
        CannedVendor vendor = CannedVendor.answering(200, ANSWER);
        Asking.chat(vendor, request.build(), call);
        return vendor.asked().headers();
    }
}
