package io.dvara.provider.gemini;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How speech reaches a client: as it comes from the vendor, or whole behind a header that tells what it is. */
enum Sound {
    /** Samples as the vendor sends them, piece by piece. */
    PIECES,
    /** The same, all at once. */
    WHOLE,
    /** A file. */
    WAV;

    private static final Pattern SAMPLES = Pattern.compile("audio/(?:L16|pcm)\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern RATE = Pattern.compile("rate=(\\d{1,6})");
    private static final int USUAL_RATE = 24_000;
    private static final int HEADER = 44;
    private static final int FORMAT_LENGTH = 16;
    private static final int BYTES_A_SAMPLE = 2;

    /** Returns how a client wishes it, whose wish was checked. */
    static Sound of(ChatRequest request) {
        Optional<String> format =
                Members.object(request.extra(), Speech.AUDIO).flatMap(audio -> Members.text(audio, "format"));
        if (request.delivery() == Delivery.STREAMED) {
            return PIECES;
        }
        return format.filter("wav"::equals).isPresent() ? WAV : WHOLE;
    }

    /** Returns whether a part is one of speech. */
    static boolean isOne(JsonObject part) {
        return Members.object(part, "inlineData")
                .filter(data -> data.getString("mimeType", "").startsWith("audio/"))
                .isPresent();
    }

    /** Returns whether these are the samples of which clients of the chat dialect know the rate. */
    static boolean isUsual(String type) {
        return SAMPLES.matcher(type).matches() && rate(type) == USUAL_RATE;
    }

    /** Returns speech in this form; what is a file already stays as it is. */
    byte[] form(byte[] speech, String type) {
        return this == WAV && SAMPLES.matcher(type).matches() ? headed(speech, rate(type)) : speech;
    }

    private static int rate(String type) {
        Matcher rate = RATE.matcher(type);
        return rate.find() ? Integer.parseInt(rate.group(1)) : USUAL_RATE;
    }

    private static byte[] headed(byte[] samples, int rate) {
        ByteBuffer file = ByteBuffer.allocate(HEADER + samples.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(HEADER - Long.BYTES + samples.length).put(ascii("WAVE"));
        file.put(ascii("fmt ")).putInt(FORMAT_LENGTH).putShort((short) 1).putShort((short) 1);
        file.putInt(rate).putInt(rate * BYTES_A_SAMPLE);
        file.putShort((short) BYTES_A_SAMPLE).putShort((short) (BYTES_A_SAMPLE * Byte.SIZE));
        file.put(ascii("data")).putInt(samples.length).put(samples);
        return file.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
