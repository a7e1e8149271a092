package io.dvara.gateway.upstream;

import io.dvara.api.chat.Media;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/**
 * Loads media, a few at once, while the attempt's thread waits and can be called back at any time.
 *
 * <p>On threads of its own, since looking up a host that a client made up cannot be interrupted.
 */
final class MediaLoader implements AutoCloseable {

    private static final int AT_ONCE = 8;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Settings.Media settings;
    private final CloseableHttpClient client;
    private final ExecutorService threads;

    MediaLoader(Settings.Media settings, AddressRules rules) {
        this.settings = settings;
        this.client = MediaConnections.guarded(new MediaAddresses(rules, settings.allowHosts()), settings.timeout());
        this.threads = threads();
    }

    Media.Inline load(Media.Remote remote, MediaTrouble trouble, Attempt attempt, MediaShare share) {
        MediaLoad.Wait wait = share.join(remote.url(), () -> begun(remote, trouble, share));
        try (wait) {
            attempt.begin(wait::end, Limit.WHOLE);
            attempt.caller().flush();
            return await(wait, trouble);
        } catch (CancellationException e) {
            attempt.throwIfEnded();
            throw new ProviderException(Fault.CANCELLED, "the call was cancelled", e);
        } finally {
            attempt.arrived();
            attempt.finished();
        }
    }

    private MediaLoad begun(Media.Remote remote, MediaTrouble trouble, MediaShare share) {
        URI uri = MediaUrl.checked(remote.url(), settings.allowHosts(), trouble);
        MediaLoad load = new MediaLoad(client, uri, new MediaBody(settings.maxBytes(), share, trouble));
        threads.execute(load);
        return load;
    }

    private Media.Inline await(MediaLoad.Wait wait, MediaTrouble trouble) {
        try {
            return wait.await(settings.timeout());
        } catch (TimeoutException _) {
            throw wait.hasBegun()
                    ? trouble.because(
                            "it did not come within " + settings.timeout().toMillis() + " ms (dvara.media.timeout)")
                    : MediaShare.overloaded();
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        client.close();
    }

    private static ExecutorService threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("dvara-media-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
