package io.github.plexauth.examples.signin;

import io.github.plexauth.domain.Pin;
import io.github.plexauth.examples.server.EmbeddedPlexTv;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import java.io.IOException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A demo of plex.tv, a network and the clock of a machine. Time passes only when the program says so, and the network
 * may be away.
 */
public final class SimulatedMonth implements AutoCloseable {

    /** No real host has this name. The network leads to the demo, so that what is printed does not name its port. */
    private static final URI ACCOUNT_URI = URI.create("https://plex.test/api/v2");

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final EmbeddedPlexTv plexTv;
    private final HttpTransport loopback = JdkHttpTransport.create();
    private volatile Instant now = START;
    private volatile Duration clockError = Duration.ZERO;
    private volatile boolean connected = true;

    private SimulatedMonth() throws IOException {
        plexTv = EmbeddedPlexTv.builder().clock(() -> now).start();
    }

    /**
     * Starts the demo.
     *
     * @return the demo, which the caller closes
     * @throws IOException if there is no free port
     */
    public static SimulatedMonth start() throws IOException {
        return new SimulatedMonth();
    }

    /**
     * Returns the address of the demo of plex.tv, which only {@link #send} knows the way to.
     *
     * @return the base URI for accounts
     */
    public URI accountUri() {
        return ACCOUNT_URI;
    }

    /**
     * Sends a request to the demo of plex.tv, as a transport does.
     *
     * @param request the request
     * @return its response
     * @throws IOException if the network is away
     */
    public TransportResponse send(TransportRequest request) throws IOException, InterruptedException {
        if (!connected) {
            throw new NoRouteToHostException("the network is away");
        }
        URI demo = URI.create(request.uri().toString().replace(ACCOUNT_URI.toString(), plexTv.baseUri().toString()));
        TransportResponse response = loopback.send(new TransportRequest(request.method(), demo, request.headers(),
                request.body(), request.timeout(), request.maxResponseBytes()));
        // The HTTP server of the JDK always sends the real time.
        Map<String, List<String>> headers = new HashMap<>(response.headers());
        headers.keySet().removeIf("Date"::equalsIgnoreCase);
        headers.put("Date", List.of(DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC))));
        return new TransportResponse(response.status(), headers, response.body());
    }

    /**
     * Returns the time by the clock of the machine.
     *
     * @return the time, which is wrong after {@link #setClockBack}
     */
    public Instant machineTime() {
        return now.plus(clockError);
    }

    /**
     * Sets the clock of the machine back. That of plex.tv stays right.
     *
     * @param by by how much
     */
    public void setClockBack(Duration by) {
        clockError = by.negated();
    }

    /**
     * Lets time pass.
     *
     * @param time how much
     */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    /**
     * Returns the number of the day, for a log.
     *
     * @return such as {@code Day  7, 18:00}
     */
    public String time() {
        Duration passed = Duration.between(START, now);
        return "Day %2d, %02d:00".formatted(passed.toDays() + 1, passed.toHoursPart());
    }

    /**
     * Sets whether there is a network.
     *
     * @param connected false if every request fails
     */
    public void network(boolean connected) {
        this.connected = connected;
    }

    /**
     * Lets the person confirm a PIN at once.
     *
     * @param pin the PIN
     */
    public void confirm(Pin pin) {
        plexTv.approve(pin.code());
    }

    /** Stops the demo. */
    @Override
    public void close() {
        loopback.close();
        plexTv.close();
    }
}
