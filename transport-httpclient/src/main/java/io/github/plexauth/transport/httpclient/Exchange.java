package io.github.plexauth.transport.httpclient;

import io.github.plexauth.port.ResponseBody;
import io.github.plexauth.port.ResponseTooLargeException;
import io.github.plexauth.port.TransportClosedException;
import io.github.plexauth.port.TransportFailure;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import io.github.plexauth.port.TransportTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.hc.client5.http.RouteInfo;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.ModalCloseable;
import org.jspecify.annotations.Nullable;

/**
 * One call: sends the request, reads the answer, and knows by a flag of its own whether somebody ended it before.
 *
 * <p>The flag is set before the request is cancelled, so any failure that the cancelling causes finds it set; what the
 * client throws then differs with the moment and says nothing. An answer that is complete all the same is returned.
 */
final class Exchange {

    /** Why an exchange was ended from outside. */
    enum End { TIMED_OUT, INTERRUPTED, ABANDONED, CLOSED }

    /** Long enough to be no deadline at all, short enough to be counted in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final CloseableHttpClient client;
    private final TransportRequest request;
    private final HttpUriRequestBase outgoing;
    private final long deadline;
    private final AtomicReference<@Nullable End> end = new AtomicReference<>();
    private volatile @Nullable Thread caller;

    /** Starts the clock; nothing is sent before {@link #run}. */
    Exchange(CloseableHttpClient client, RequestConfig config, TransportRequest request) throws IOException {
        Duration timeout = request.timeout().compareTo(LONGEST) < 0 ? request.timeout() : LONGEST;
        this.deadline = System.nanoTime() + timeout.toNanos();
        this.client = client;
        this.request = request;
        try {
            this.outgoing = outgoing(request);
        } catch (RuntimeException refused) {
            throw TransportFailure.clean(refused);
        }
        outgoing.setConfig(config);
    }

    private static HttpUriRequestBase outgoing(TransportRequest request) {
        var outgoing = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().forEach((name, values) -> {
            for (String value : values) {
                outgoing.addHeader(name, value);
            }
        });
        if (request.body().length > 0) {
            outgoing.setEntity(new ByteArrayEntity(request.body(), null));
        }
        return outgoing;
    }

    long remaining(long now) {
        return deadline - now;
    }

    boolean callerIsInterrupted() {
        Thread thread = caller;
        return thread != null && thread.isInterrupted();
    }

    /** Ends the exchange from any thread, and its connection with it; the first reason counts. */
    void end(End reason) {
        if (!end.compareAndSet(null, reason)) {
            return;
        }
        try {
            outgoing.cancel();
        } catch (RuntimeException broken) {
            // A client that fails to cancel one request must not keep the others from being ended.
        }
    }

    /** Does the whole exchange in the calling thread. */
    TransportResponse run(Watchdog watchdog) throws IOException, InterruptedException {
        caller = Thread.currentThread();
        watchdog.watch(this);
        try {
            ClassicHttpResponse response = open();
            try {
                return read(response);
            } finally {
                // Anything gentler reads the rest of the body first. After a whole body there is nothing left to close.
                ((ModalCloseable) response).close(CloseMode.IMMEDIATE);
            }
        } catch (IOException | HttpException | RuntimeException failure) {
            throw explain(failure);
        } finally {
            watchdog.forget(this);
        }
    }

    private ClassicHttpResponse open() throws IOException, HttpException {
        var context = HttpClientContext.create();
        try {
            return open(context);
        } catch (NoHttpResponseException | SocketException lost) {
            // A server may close a kept connection at the very moment we write to it: nobody can see that before.
            if (end.get() == null && wasKept(context) && Method.isIdempotent(request.method())) {
                return open(HttpClientContext.create());
            }
            throw lost;
        }
    }

    private ClassicHttpResponse open(HttpClientContext context) throws IOException, HttpException {
        if (end.get() != null) {
            throw new SocketException("ended before it began");
        }
        ClassicHttpResponse response = client.executeOpen(RoutingSupport.determineHost(outgoing), outgoing, context);
        if (isTheProxys(context)) {
            outgoing.cancel(); // Gives back a connection that HttpClient forgets if this response has no body.
            throw new ConnectException("the proxy refused the tunnel with status " + response.getCode());
        }
        return response;
    }

    /** HttpClient passes a refused CONNECT off as the answer, and so any proxy could forge what https protects. */
    private boolean isTheProxys(HttpClientContext context) {
        return "https".equalsIgnoreCase(request.uri().getScheme())
                && context.getEndpointDetails() != null
                && context.getSSLSession() == null;
    }

    /** Tells a connection that has carried an earlier call from a fresh one, which may have carried a CONNECT. */
    private static boolean wasKept(HttpClientContext context) {
        EndpointDetails endpoint = context.getEndpointDetails();
        RouteInfo route = context.getHttpRoute();
        int requestsOfFreshOne = route != null && route.isTunnelled() ? 2 : 1;
        return endpoint != null && endpoint.getRequestCount() > requestsOfFreshOne;
    }

    private TransportResponse read(ClassicHttpResponse response) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            headers.merge(header.getName(), List.of(header.getValue()), Exchange::joined);
        }
        return new TransportResponse(response.getCode(), headers, body(response.getEntity()));
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private byte[] body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        if (entity.getContentLength() > request.maxResponseBytes()) {
            throw new ResponseTooLargeException(request.maxResponseBytes());
        }
        return ResponseBody.read(entity.getContent(), request.maxResponseBytes());
    }

    private IOException explain(Exception failure) throws InterruptedException {
        End reason = end.get();
        if (reason == null) {
            // The client sees an interrupt by itself where it waits for a pooled connection, or in a virtual thread.
            reason = Thread.currentThread().isInterrupted() ? End.INTERRUPTED : null;
        }
        if (reason == null) {
            return TransportFailure.clean(failure);
        }
        return switch (reason) {
            case TIMED_OUT -> new TransportTimeoutException(request.timeout());
            case CLOSED -> new TransportClosedException();
            case ABANDONED -> new IOException("nobody waits for the answer any more");
            case INTERRUPTED -> {
                Thread.interrupted();
                throw new InterruptedException("interrupted while waiting for the answer");
            }
        };
    }
}
