package io.github.plexauth.system.account;

import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Lets time pass at plex.tv: its clock, and the Date header, which the HTTP server of the JDK always takes from the
 * system. It also keeps the requests, so that a test can repeat one.
 */
final class PlexTvAhead implements HttpTransport {

    private final HttpTransport transport;
    private final List<TransportRequest> sent = new CopyOnWriteArrayList<>();
    private volatile Duration ahead = Duration.ZERO;

    PlexTvAhead(HttpTransport transport) {
        this.transport = transport;
    }

    void pass(Duration time) {
        ahead = ahead.plus(time);
    }

    Instant now() {
        return Instant.now().plus(ahead);
    }

    List<TransportRequest> sent() {
        return List.copyOf(sent);
    }

    @Override
    public TransportResponse send(TransportRequest request) throws IOException, InterruptedException {
        sent.add(request);
        return dated(transport.send(request));
    }

    @Override
    public CompletableFuture<TransportResponse> sendAsync(TransportRequest request) {
        sent.add(request);
        return transport.sendAsync(request).thenApply(this::dated);
    }

    private TransportResponse dated(TransportResponse response) {
        Map<String, List<String>> headers = new HashMap<>(response.headers());
        headers.keySet().removeIf("Date"::equalsIgnoreCase);
        headers.put("Date", List.of(DateTimeFormatter.RFC_1123_DATE_TIME.format(now().atOffset(ZoneOffset.UTC))));
        return new TransportResponse(response.status(), headers, response.body());
    }

    @Override
    public void close() {
        transport.close();
    }
}
