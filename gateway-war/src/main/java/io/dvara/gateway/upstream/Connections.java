package io.dvara.gateway.upstream;

import io.dvara.gateway.config.Settings;
import java.io.IOException;
import java.net.SocketException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.io.ResponseOutOfOrderStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Sets the HTTP library up: pooled, bare of redirects, cookies and retries; the watch keeps the time. */
final class Connections {

    /** Under this name the context of a request holds its attempt. */
    static final String ATTEMPT = "dvara.attempt";

    private static final int BUFFER_BYTES = 2 * 1024;
    private static final int MAX_HEADER_BYTES = 64 * 1024;
    private static final TimeValue IDLE = TimeValue.ofSeconds(30);
    private static final TimeValue TRUSTED = TimeValue.ofMilliseconds(200);

    private static final ConnectionConfig USUAL = trusted(TRUSTED);
    private static final ConnectionConfig LOOKED_AT = trusted(TimeValue.ZERO_MILLISECONDS);

    /** Whether an answer has come that does not wait for the rest of the body. */
    private static final ResponseOutOfOrderStrategy ANSWERED =
            (_, _, answers, sent, _) -> sent > 0 && answers.available() > 0;

    private Connections() {}

    /** Returns what holds for connections that are trusted for so long after their last use. */
    private static ConnectionConfig trusted(TimeValue time) {
        return ConnectionConfig.custom()
                .setConnectTimeout(Timeout.DISABLED)
                .setSocketTimeout(Timeout.DISABLED)
                .setValidateAfterInactivity(time)
                .build();
    }

    static CloseableHttpClient pooled(Settings settings) {
        return pooled(settings, new SuddenEnds(System::nanoTime));
    }

    static CloseableHttpClient pooled(Settings settings, SuddenEnds ends) {
        return HttpClients.custom()
                .setConnectionManager(manager(settings, ends).build())
                .setRequestExecutor(new Announcing(ends))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.DISABLED)
                        .setProtocolUpgradeEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setExpectContinueEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableAuthCaching()
                .disableConnectionState()
                .setUserAgent("dvara")
                .evictIdleConnections(IDLE)
                .build();
    }

    private static PoolingHttpClientConnectionManagerBuilder manager(Settings settings, SuddenEnds ends) {
        return new AttentiveConnections()
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(settings.upstream().maxConnections())
                .setDnsResolver(new AddressRules(settings.server().ownPorts()))
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setSoKeepAlive(true)
                        .build())
                .setConnectionConfigResolver(route -> ends.seenAt(route.getTargetHost()) ? LOOKED_AT : USUAL)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setBufferSize(BUFFER_BYTES)
                                .setMaxLineLength(MAX_HEADER_BYTES)
                                .build())
                        .responseOutOfOrderStrategy(ANSWERED)
                        .build());
    }

    /** Makes sockets that say when they wait. */
    private static final class AttentiveConnections extends PoolingHttpClientConnectionManagerBuilder {

        @Override
        protected HttpClientConnectionOperator createConnectionOperator(
                SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
            return new DefaultHttpClientConnectionOperator(
                    _ -> new AttentiveSocket(),
                    ports,
                    names,
                    RegistryBuilder.<TlsSocketStrategy>create()
                            .register(URIScheme.HTTPS.id, tls)
                            .build());
        }
    }

    /** Tells the attempt when a connection stands and its request is about to be sent. */
    private static final class Announcing extends HttpRequestExecutor {

        private final SuddenEnds ends;

        Announcing(SuddenEnds ends) {
            this.ends = ends;
        }

        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                HttpResponseInformationCallback information,
                HttpContext context)
                throws IOException, HttpException {
            if (context.getAttribute(ATTEMPT) instanceof Attempt attempt) {
                attempt.waitFor(Limit.FIRST_BYTE);
                if (connection instanceof ManagedHttpClientConnection managed
                        && managed.getSocket() instanceof AttentiveSocket socket) {
                    attempt.listenTo(socket);
                }
            }
            boolean kept = connection.getEndpointDetails().getRequestCount() > 0;
            try {
                return super.execute(request, connection, information, context);
            } catch (NoHttpResponseException | SocketException e) {
                if (kept && !wasEnded(context)) {
                    ends.note(HttpClientContext.cast(context).getHttpRoute().getTargetHost());
                }
                throw e;
            }
        }

        /** A connection that the gateway has closed itself tells nothing of the host. */
        private static boolean wasEnded(HttpContext context) {
            return context.getAttribute(ATTEMPT) instanceof Attempt attempt && attempt.isEnded();
        }
    }
}
