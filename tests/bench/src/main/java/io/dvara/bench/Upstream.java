package io.dvara.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A cheap upstream: canned chat answers, whole or streamed, as the first bytes of the request say.
 *
 * <p>A process of its own, so that its processor time can be told from the others'. A request whose
 * model ends in {@code -stream-N-Mms} is answered by N chunks with M milliseconds between them; each
 * chunk tells the moment at which it was sent. Requests in the APIs of other vendors are answered whole.
 */
final class Upstream {

    private static final int BACKLOG = 4096;
    private static final byte[] WHOLE = whole();
    private static final Map<Vendor, byte[]> OTHERS = EnumSet.complementOf(EnumSet.of(Vendor.OPENAI)).stream()
            .collect(Collectors.toMap(vendor -> vendor, Vendor::whole));

    private Upstream() {}

    /** Serves on the port that is given until the process is ended. */
    public static void main(String[] args) throws IOException {
        try (ServerSocket server =
                new ServerSocket(Integer.parseInt(args[0]), BACKLOG, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket socket = server.accept();
                Thread.ofPlatform().daemon().start(() -> serve(socket));
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            Wire wire = new Wire(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (true) {
                Vendor vendor = Vendor.of(wire.head());
                byte[] request = wire.body();
                if (vendor == Vendor.OPENAI) {
                    answer(request, out);
                } else {
                    out.write(OTHERS.get(vendor));
                }
            }
        } catch (EOFException | SocketException e) {
            // the caller is done
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the upstream cannot serve", e);
        }
    }

    /** Answers as the request asks. */
    static void answer(byte[] request, OutputStream out) throws IOException, InterruptedException {
        StreamShape shape = StreamShape.of(request);
        if (shape.chunks() == 0) {
            out.write(WHOLE);
        } else {
            stream(shape, out);
        }
    }

    private static void stream(StreamShape shape, OutputStream out) throws IOException, InterruptedException {
        out.write(ascii("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"));
        out.write(chunk(event("{\"role\":\"assistant\",\"content\":\"\"}", "null")));
        for (int i = 0; i < shape.chunks(); i++) {
            if (i > 0 && shape.pauseMillis() > 0) {
                TimeUnit.MILLISECONDS.sleep(shape.pauseMillis());
            }
            out.write(chunk(event("{\"content\":\" t" + System.nanoTime() + "\"}", "null")));
        }
        out.write(chunk(event("{}", "\"stop\"")
                + "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"gpt-bench\","
                + "\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":60,\"total_tokens\":69}}\n\n"
                + "data: [DONE]\n\n"));
        out.write(ascii("0\r\n\r\n"));
    }

    private static String event(String delta, String finish) {
        return "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"gpt-bench\","
                + "\"system_fingerprint\":\"fp_1\",\"choices\":[{\"index\":0,\"delta\":" + delta
                + ",\"logprobs\":null,\"finish_reason\":" + finish + "}]}\n\n";
    }

    private static byte[] chunk(String text) {
        return ascii(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
    }

    private static byte[] whole() {
        String body = "{\"id\":\"c1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"gpt-bench\","
                + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"" + "word ".repeat(100)
                + "done\",\"refusal\":null},\"logprobs\":null,\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":101,\"total_tokens\":110,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":0},"
                + "\"completion_tokens_details\":{\"reasoning_tokens\":0}},\"system_fingerprint\":\"fp_1\"}";
        return ascii("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
