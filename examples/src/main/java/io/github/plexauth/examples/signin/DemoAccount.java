package io.github.plexauth.examples.signin;

import io.github.plexauth.domain.Pin;
import io.github.plexauth.examples.server.EmbeddedPlexServer;
import io.github.plexauth.examples.server.EmbeddedPlexTv;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An account at a demo of plex.tv, with an own and a shared server, and with a person who confirms PINs. */
public final class DemoAccount implements AutoCloseable {

    private final EmbeddedPlexServer ownServer;
    private final EmbeddedPlexServer friendsServer;
    private final EmbeddedPlexTv plexTv;

    private DemoAccount() throws IOException {
        ownServer = EmbeddedPlexServer.builder().friendlyName("Living room").start();
        friendsServer = EmbeddedPlexServer.builder().friendlyName("A friend's server").start();
        plexTv = EmbeddedPlexTv.builder().owned(ownServer).shared(friendsServer).start();
    }

    /**
     * Starts the demo.
     *
     * @return the demo, which the caller closes
     * @throws IOException if there is no free port
     */
    public static DemoAccount start() throws IOException {
        return new DemoAccount();
    }

    /**
     * Returns the demo of plex.tv.
     *
     * @return the demo, for its troubles
     */
    public EmbeddedPlexTv plexTv() {
        return plexTv;
    }

    /**
     * Returns the address of the demo of plex.tv.
     *
     * @return the base URI for accounts
     */
    public URI accountUri() {
        return plexTv.baseUri();
    }

    /**
     * Lets the person confirm a PIN.
     *
     * @param pin   the PIN
     * @param delay how long the person takes; with zero, the PIN is confirmed when this method returns
     */
    public void confirm(Pin pin, Duration delay) {
        if (delay.isZero()) {
            plexTv.approve(pin.code());
        } else {
            CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> plexTv.approve(pin.code()));
        }
    }

    /** Stops all servers of the demo. */
    @Override
    public void close() {
        plexTv.close();
        friendsServer.close();
        ownServer.close();
    }
}
