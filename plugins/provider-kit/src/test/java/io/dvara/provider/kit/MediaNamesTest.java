package io.dvara.provider.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaNamesTest {

    @ParameterizedTest
    @CsvSource({
        "image/jpg, image/jpeg",
        "IMAGE/PNG, image/png",
        "image/png;charset=utf-8, image/png",
        "application/pdf; version=1.7, application/pdf",
        "audio/pcm;rate=24000, audio/pcm;rate=24000"
    })
    void picturesAndDocumentsGetTheUsualName(String given, String usual) {
        assertThat(MediaNames.usual(given)).isEqualTo(usual);
    }
}
