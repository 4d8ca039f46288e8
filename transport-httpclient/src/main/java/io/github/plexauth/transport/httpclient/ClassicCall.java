package io.github.plexauth.transport.httpclient;

import io.github.plexauth.port.Calls;
import io.github.plexauth.port.PlexDirect;
import io.github.plexauth.port.ProxyRefusedException;
import io.github.plexauth.port.ResponseBody;
import io.github.plexauth.port.TransportFailure;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.RouteInfo;
import org.apache.hc.client5.http.auth.AuthExchange;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.ModalCloseable;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/** One exchange over the classic client, whose threads do not react to an interrupt. */
final class ClassicCall implements Calls.Call {

    /** A request that knows whether it waits for a pooled connection. */
    private static final class Outgoing extends HttpUriRequestBase {

        private static final long serialVersionUID = 1L;

        private transient volatile boolean leasing;

        Outgoing(TransportRequest request) {
            super(request.method(), request.uri());
        }

        @Override
        public void setDependency(Cancellable dependency) {
            leasing = dependency instanceof LeaseRequest;
            super.setDependency(dependency);
        }
    }

    private final CloseableHttpClient client;
    private final RequestConfig config;
    private final TransportRequest request;
    private @Nullable HttpHost target;
    private volatile @Nullable Outgoing outgoing;
    private volatile boolean cancelled;

    ClassicCall(CloseableHttpClient client, RequestConfig config, TransportRequest request) {
        this.client = client;
        this.config = config;
        this.request = request;
    }

    @Override
    public void cancel() {
        cancelled = true;
        Outgoing sent = outgoing;
        if (sent != null) {
            sent.cancel();
        }
    }

    @Override
    public String missing() {
        Outgoing sent = outgoing;
        return sent != null && sent.leasing
                ? "no connection to the server became free"
                : Calls.Call.super.missing();
    }

    @Override
    public TransportResponse send() throws IOException {
        try {
            Outgoing made = outgoing();
            outgoing = made;
            ClassicHttpResponse response = open(made);
            try {
                return read(response);
            } finally {
                // A gentler close would read the rest of the body. After a whole body there is nothing left to close.
                ((ModalCloseable) response).close(CloseMode.IMMEDIATE);
            }
        } catch (IOException | HttpException | RuntimeException failure) {
            throw TransportFailure.clean(failure);
        }
    }

    private Outgoing outgoing() throws HttpException {
        var made = new Outgoing(request);
        request.headers().forEach((name, values) -> values.forEach(value -> made.addHeader(name, value)));
        if (request.body().length > 0) {
            made.setEntity(new ByteArrayEntity(request.body(), null));
        }
        made.setConfig(config);
        target = target(made);
        int zone = request.uri().getHost().indexOf('%');
        if (zone > 0) { // The zone of an IPv6 address means something on this machine only.
            String address = request.uri().getHost().substring(1, zone);
            made.setAuthority(new URIAuthority(address, request.uri().getPort()));
        }
        return made;
    }

    private ClassicHttpResponse open(Outgoing sent) throws IOException, HttpException {
        var context = new ProxyOnlyContext();
        try {
            return open(sent, context);
        } catch (NoHttpResponseException | SocketException lost) {
            // No check can see that a server closes a kept connection at the very moment when the request is sent.
            boolean ended = cancelled || Thread.currentThread().isInterrupted();
            if (ended || !wasKept(context) || !Method.isIdempotent(request.method())) {
                throw lost;
            }
            return open(sent, new ProxyOnlyContext());
        }
    }

    private ClassicHttpResponse open(Outgoing sent, HttpClientContext context) throws IOException, HttpException {
        if (cancelled) { // Before there was a request that could be cancelled.
            throw new SocketException("the call was ended before it began");
        }
        ClassicHttpResponse response = client.executeOpen(target, sent, context);
        if (isOfProxy(context)) {
            sent.cancel(); // HttpClient does not give back the connection of a response without a body.
            throw new ProxyRefusedException(
                    text(context.getEndpointDetails().getRemoteAddress()), response.getCode());
        }
        return response;
    }

    private static String text(SocketAddress address) {
        return address instanceof InetSocketAddress proxy
                ? proxy.getHostString() + ":" + proxy.getPort()
                : address.toString();
    }

    /** A target with an address is not looked up. Its name is still what TLS verifies and what a proxy is told. */
    private HttpHost target(Outgoing made) throws HttpException {
        HttpHost host = RoutingSupport.determineHost(made);
        return PlexDirect.addressIn(request.uri().getHost())
                .map(address -> new HttpHost(host.getSchemeName(), address, host.getHostName(), host.getPort()))
                .orElse(host);
    }

    /** HttpClient returns a refused CONNECT as the response. So a proxy could forge what https protects. */
    private boolean isOfProxy(HttpClientContext context) {
        return "https".equalsIgnoreCase(request.uri().getScheme())
                && context.getEndpointDetails() != null
                && context.getSSLSession() == null;
    }

    /**
     * Returns whether the connection has carried an earlier call. A new tunnel has already carried a CONNECT, and
     * a proxy that asks for credentials has already answered once.
     */
    private static boolean wasKept(HttpClientContext context) {
        EndpointDetails endpoint = context.getEndpointDetails();
        RouteInfo route = context.getHttpRoute();
        int requestsOfNewOne = route != null && route.isTunnelled() ? 2 : 1;
        if (route != null && route.getProxyHost() != null
                && context.getAuthExchange(route.getProxyHost()).getState() != AuthExchange.State.UNCHALLENGED) {
            requestsOfNewOne++;
        }
        return endpoint != null && endpoint.getRequestCount() > requestsOfNewOne;
    }

    private TransportResponse read(ClassicHttpResponse response) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>(1)).add(header.getValue());
        }
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new TransportResponse(response.getCode(), headers, new byte[0]);
        }
        InputStream content = entity.getContent();
        TransportResponse whole = ResponseBody.read(
                response.getCode(), headers, content, entity.getContentLength(), request.maxResponseBytes());
        content.read(); // The end of the stream gives the connection back.
        return whole;
    }
}
