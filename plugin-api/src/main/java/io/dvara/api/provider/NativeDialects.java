package io.dvara.api.provider;

import io.dvara.api.Stable;
import io.dvara.api.chat.Dialect;
import java.util.Set;

/**
 * A provider whose vendor speaks some of the gateway's dialects itself.
 *
 * <p>For these it understands the remainders of a request ({@link io.dvara.api.chat.Extras}, opaque
 * parts and tools) and sends them on verbatim, so that nothing is lost between a client and an
 * upstream of the same dialect. A provider without this interface speaks none natively.
 */
@Stable
public interface NativeDialects extends Provider {

    /** Returns the dialects; always the same. */
    Set<Dialect> nativeDialects();
}
