package io.dvara.provider.bedrock;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * AWS's own chain of places where credentials may be.
 *
 * <p>It is first asked when a request needs it, keeps what it found, and renews that shortly before it
 * expires, within the request that needs it; no thread of its own is left behind. Its own calls, to
 * roles and machines' metadata, go out by the JDK's client: the lent one rightly refuses the addresses
 * of machines' metadata.
 */
final class Chain implements Signing.Source, AutoCloseable {

    private final Optional<String> profile;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<DefaultCredentialsProvider> chain = Optional.empty();

    private Chain(Optional<String> profile) {
        this.profile = profile;
    }

    static Signing.Keys of(Optional<String> profile, Clock clock) {
        Chain chain = new Chain(profile);
        return new Signing.Keys(new KeptKeys(chain, clock), chain::close);
    }

    /**
     * Asks on a thread of its own, which ends with the question: the libraries look for their parts by the
     * thread's loader, and leave buffers of their own classes on the thread.
     */
    @Override
    public AwsCredentials ask(Duration patience) {
        FutureTask<AwsCredentials> question = new FutureTask<>(() -> chain().resolveCredentials());
        Thread asking = Thread.ofVirtual().name("aws-credentials").unstarted(question);
        asking.setContextClassLoader(Chain.class.getClassLoader());
        asking.start();
        try {
            return question.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            question.cancel(true);
            Thread.currentThread().interrupt();
            throw new ProviderException(Fault.CANCELLED, "the call ended while AWS was asked for credentials", e);
        } catch (TimeoutException e) {
            question.cancel(true);
            throw new ProviderException(Fault.TIMED_OUT, "AWS gave the gateway no credentials in time", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("no place has credentials", e.getCause());
        }
    }

    private DefaultCredentialsProvider chain() {
        lock.lock();
        try {
            DefaultCredentialsProvider made = chain.orElseGet(() -> {
                DefaultCredentialsProvider.Builder builder = DefaultCredentialsProvider.builder()
                        .asyncCredentialUpdateEnabled(false)
                        .reuseLastProviderEnabled(true);
                profile.ifPresent(builder::profileName);
                return builder.build();
            });
            chain = Optional.of(made);
            return made;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            chain.ifPresent(DefaultCredentialsProvider::close);
            chain = Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
