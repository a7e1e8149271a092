package io.dvara.gateway.upstream;

import java.util.Optional;

/** A caller for tests of other rooms, to whom nothing is told. */
public final class QuietCaller implements Caller {

    @Override
    public String traceId() {
        return "0af7651916cd43dd8448eb211c80319c";
    }

    @Override
    public String traceParent() {
        return "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    }

    @Override
    public int hops() {
        return 1;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<ClientConnection> connection() {
        return Optional.empty();
    }

    @Override
    public void flush() {}

    @Override
    public void left() {}

    @Override
    public void abandoned() {}

    @Override
    public void silent(long silentNanos) {}
}
