package io.dvara.gateway.benchmark;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Role;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.Rehearsed;
import io.dvara.gateway.http.chat.SpokenChat;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.plugins.ShippedProvider;
import io.dvara.testkit.provider.TestCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Translation alone: a canonical request to a vendor's bytes, and a vendor's stream to a client's bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Translation {

    /** What is translated. */
    public enum Load {
        /** A prompt of 1 KB. */
        PROMPT_1K(1),
        /** A prompt of 100 KB. */
        PROMPT_100K(100),
        /** A prompt of 1 MB. */
        PROMPT_1M(1024),
        /** A stream of a thousand pieces. */
        STREAM_1000(1);

        private final int kilobytes;

        Load(int kilobytes) {
            this.kilobytes = kilobytes;
        }

        Delivery delivery() {
            return this == STREAM_1000 ? Delivery.STREAMED : Delivery.WHOLE;
        }
    }

    /** Its requests are signed, and its streams are binary. */
    private static final String SIGNED = "bedrock";

    private static final Duration TRANSLATING = Duration.ofMillis(2500);

    /** The library that signs is large, and digests are slow until the compiler knows that they are hot. */
    private static final Duration SIGNING = Duration.ofSeconds(9);

    private static final Logger LOUD = Logger.getLogger("org.pf4j");
    private static final String KILOBYTE =
            "Sixty-four characters of a prompt, \"quotes\" and a line end too.\n".repeat(16);

    /** Whose API is spoken. */
    @Param({
        "openai",
        "anthropic",
        "gemini",
        "bedrock",
        "cohere",
        "ollama",
        "azure",
        "mistral",
        "groq",
        "xai",
        "deepseek",
        "qwen",
        "moonshot",
        "zhipu",
        "ernie"
    })
    public String provider = "";

    /** What is translated. */
    @Param
    public Load load = Load.PROMPT_1K;

    private final JacksonCodec codec = new JacksonCodec();
    private final MemoryVendor vendor = new MemoryVendor(codec);
    private final ShippedProvider shipped = new ShippedProvider(vendor, codec);
    private ChatProvider chat = (_, _) -> Stream.of();
    private ChatRequest request = ChatRequest.of("", List.of()).build();

    /** Loads the jar, tells the vendor what to say, and translates until that takes as long as before. */
    @Setup
    public void open() throws IOException {
        LOUD.setLevel(Level.WARNING);
        chat = shipped.open(provider);
        Rehearsed.VendorAnswer answer = ((Rehearsed) chat).rehearsal(load.delivery());
        if (load.delivery() == Delivery.WHOLE) {
            vendor.answers(answer.mediaType(), answer.body().getBytes(StandardCharsets.UTF_8));
        } else {
            LongStream stream = provider.equals(SIGNED) ? LongStream.ofEvents() : LongStream.of(answer);
            vendor.answers(stream.mediaType(), stream.body());
        }
        request = ChatRequest.of(
                        "m",
                        List.of(
                                Message.of(Role.SYSTEM, "You are helpful."),
                                Message.of(Role.USER, KILOBYTE.repeat(load.kilobytes))))
                .delivery(load.delivery())
                .build();
        if (translate() < (load == Load.STREAM_1000 ? LongStream.PIECES * 100 : 100)) {
            throw new IllegalStateException("the answer of " + provider + " is not whole");
        }
        new Settling(provider.equals(SIGNED) ? SIGNING : TRANSLATING).settle(this::translate);
    }

    /** Lets go of the jar. */
    @TearDown
    public void close() throws IOException {
        shipped.close();
    }

    /** Asks, and writes the answer for a client of the chat API; returns its length. */
    @Benchmark
    public int translate() throws IOException {
        try (Stream<ChatChunk> chunks = chat.chat(request, TestCall.plain())) {
            return SpokenChat.write(codec, chunks, load.delivery()).size();
        }
    }
}
