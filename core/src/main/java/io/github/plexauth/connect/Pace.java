package io.github.plexauth.connect;

import java.time.Duration;

/**
 * The timing of a race, as RFC 8305 recommends it for addresses.
 *
 * @param stagger   the time between the starts of two candidates
 * @param grace     the time that better candidates still have after one has succeeded
 * @param httpGrace the time that candidates over https still have after one over http has succeeded; a TLS handshake
 *                  takes several round trips
 */
public record Pace(Duration stagger, Duration grace, Duration httpGrace) {

    /** The timing that the library uses. */
    public static final Pace DEFAULT =
            new Pace(Duration.ofMillis(250), Duration.ofMillis(100), Duration.ofSeconds(1));
}
