package io.dvara.gateway.plugins;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a plugin's code where it can harm nobody: on a thread of its own and with a deadline.
 *
 * <p>The thread is a new one each time, so that nothing the plugin leaves on it lives on.
 */
final class Border {

    private static final int LONGEST_MESSAGE = 500;

    private final Duration deadline;

    Border(Duration deadline) {
        this.deadline = deadline;
    }

    /** Returns what the code returns; whatever it throws, and silence, becomes a fault that begins with {@code what}. */
    <T> T cross(String what, ClassLoader loader, Callable<T> code) throws PluginFault {
        FutureTask<T> task = new FutureTask<>(() -> guarded(what, code));
        Thread thread = Thread.ofPlatform()
                .daemon()
                .name("dvara-plugin")
                .inheritInheritableThreadLocals(false)
                .unstarted(task);
        thread.setContextClassLoader(loader);
        thread.start();
        try {
            return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof PluginFault fault
                    ? fault
                    : new PluginFault(what + " failed in an unknown way");
        } catch (TimeoutException _) {
            thread.interrupt();
            throw new PluginFault(what + " did not come back within " + deadline.toMillis() + " ms");
        } catch (InterruptedException _) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new PluginFault(what + " was interrupted, because the gateway stops");
        }
    }

    /** Turns anything thrown into text while still on the plugin's thread: its message is plugin code too. */
    private static <T> T guarded(String what, Callable<T> code) throws PluginFault {
        try {
            return code.call();
        } catch (PluginFault fault) {
            throw fault;
        } catch (Throwable thrown) {
            throw new PluginFault(what + " threw " + oneLine(thrown));
        }
    }

    private static String oneLine(Throwable thrown) {
        String text = (thrown.getClass().getName() + ": " + thrown.getMessage()).replaceAll("\\s+", " ");
        return text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) + "…" : text;
    }
}
