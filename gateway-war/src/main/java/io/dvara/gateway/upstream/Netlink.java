package io.dvara.gateway.upstream;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A socket through which Linux answers questions about sockets; for one thread.
 *
 * <p>The kernel answers while the question is sent, so nothing here ever waits.
 */
final class Netlink implements AutoCloseable {

    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW_CLOSED_ON_EXEC = 3 | 0x80000;
    private static final int NETLINK_SOCK_DIAG = 4;
    private static final int AT_ONCE = 0x40;
    private static final int BUFFER_BYTES = 4096;

    private final MethodHandle send;
    private final MethodHandle receive;
    private final MethodHandle close;
    private final MemorySegment question = Arena.ofAuto().allocate(BUFFER_BYTES);
    private final MemorySegment answer = Arena.ofAuto().allocate(BUFFER_BYTES);
    private final int socket;

    /**
     * Opens the socket.
     *
     * @throws IOException when this machine has none of this kind, or does not let us use it
     */
    Netlink() throws IOException {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new IOException("this is not Linux");
        }
        MethodHandle open = function(
                "socket",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        FunctionDescriptor passing = FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT);
        send = function("send", passing);
        receive = function("recv", passing);
        close = function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        socket = (int)
                checked(called(() -> (int) open.invokeExact(AF_NETLINK, SOCK_RAW_CLOSED_ON_EXEC, NETLINK_SOCK_DIAG)));
    }

    /** A call into the C library. */
    @FunctionalInterface
    private interface Native {

        long call() throws Throwable;
    }

    /** Asks by this message and returns the kernel's first message about it. */
    ByteBuffer ask(ByteBuffer message) throws IOException {
        long length = message.remaining();
        question.asByteBuffer().put(message);
        checked(called(() -> (long) send.invokeExact(socket, question, length, 0)));
        long received = checked(called(() -> (long) receive.invokeExact(socket, answer, (long) BUFFER_BYTES, AT_ONCE)));
        return answer.asByteBuffer().order(ByteOrder.nativeOrder()).limit((int) received);
    }

    @Override
    public void close() throws IOException {
        checked(called(() -> (int) close.invokeExact(socket)));
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor signature) throws IOException {
        Linker linker = Linker.nativeLinker();
        MemorySegment address = linker.defaultLookup()
                .find(name)
                .orElseThrow(() -> new IOException("the C library has no function " + name));
        try {
            return linker.downcallHandle(address, signature);
        } catch (IllegalCallerException e) {
            throw new IOException("native access is not allowed (--enable-native-access)", e);
        }
    }

    private static long called(Native function) throws IOException {
        try {
            return function.call();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException("the C library cannot be called", e);
        }
    }

    private static long checked(long result) throws IOException {
        if (result < 0) {
            throw new IOException("the kernel does not answer questions about sockets");
        }
        return result;
    }
}
