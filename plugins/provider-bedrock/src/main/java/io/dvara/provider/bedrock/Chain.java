package io.dvara.provider.bedrock;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * AWS's own chain of places where credentials may be.
 *
 * <p>It is first asked when a request needs it, keeps what it found, and renews that shortly before it
 * expires, within the request that needs it; no thread of its own is left behind. Its own calls, to
 * roles and machines' metadata, go out by the JDK's client: the lent one rightly refuses the addresses
 * of machines' metadata.
 */
final class Chain implements AwsCredentialsProvider, AutoCloseable {

    private final Optional<String> profile;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<DefaultCredentialsProvider> chain = Optional.empty();

    private Chain(Optional<String> profile) {
        this.profile = profile;
    }

    static Signing.Keys of(Optional<String> profile) {
        Chain chain = new Chain(profile);
        return new Signing.Keys(chain, chain::close);
    }

    /** The libraries look for their parts by the thread's loader, which here is not theirs. */
    @Override
    public AwsCredentials resolveCredentials() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Chain.class.getClassLoader());
        try {
            return chain().resolveCredentials();
        } finally {
            thread.setContextClassLoader(before);
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
