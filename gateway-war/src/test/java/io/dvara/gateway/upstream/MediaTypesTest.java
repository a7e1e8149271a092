package io.dvara.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MediaTypesTest {

    @Test
    void believesWhatMediaBeginWithBeforeWhatIsDeclared() {
        assertThat(type("image/png", "\u00ff\u00d8\u00ff\u00e0")).contains("image/jpeg");
        assertThat(type("application/octet-stream", "%PDF-1.7")).contains("application/pdf");
        assertThat(type("image/jpg", "RIFF....WEBPVP8 ")).contains("image/webp");
        assertThat(type("audio/x-wav", "RIFF....WAVEfmt ")).contains("audio/wav");
    }

    @Test
    void believesATypeWhoseBeginningIsUnknown() {
        assertThat(type("image/svg+xml", "<svg/>")).contains("image/svg+xml");
        assertThat(type("audio/aac", "\u00ff\u00f1")).contains("audio/aac");
    }

    @Test
    void findsNoMediumInWhatIsNotWhatItClaimsToBe() {
        assertThat(type("image/png", "<html>")).isEmpty();
        assertThat(type("application/pdf", "root:x:0:0")).isEmpty();
        assertThat(type("application/octet-stream", "root:x:0:0")).isEmpty();
        assertThat(type("image/svg+xml", "")).isEmpty();
        assertThat(MediaTypes.of(Optional.empty(), new byte[0])).isEmpty();
    }

    @Test
    void readsOnlyWhatMayBeAMedium() {
        assertThat(MediaTypes.mayBeMedia(Optional.of(MediaTypes.bare("Image/PNG; charset=x"))))
                .isTrue();
        assertThat(MediaTypes.mayBeMedia(Optional.empty())).isTrue();
        assertThat(MediaTypes.mayBeMedia(Optional.of("text/html"))).isFalse();
        assertThat(MediaTypes.mayBeMedia(Optional.of("application/json"))).isFalse();
    }

    private static Optional<String> type(String declared, String content) {
        return MediaTypes.of(Optional.of(declared), content.getBytes(StandardCharsets.ISO_8859_1));
    }
}
