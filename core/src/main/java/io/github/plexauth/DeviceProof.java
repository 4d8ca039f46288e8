package io.github.plexauth;

import io.github.plexauth.error.PlexDeviceKeyException;
import io.github.plexauth.error.detail.Failure;
import io.github.plexauth.jwt.DeviceJwt;
import io.github.plexauth.jwt.Json;
import io.github.plexauth.port.DeviceSigner;
import io.github.plexauth.usecase.WithServerTime.Timed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Proves to plex.tv that this device has its key. The proof is valid for minutes only, so it uses the time of plex.tv,
 * which its answers tell: the clock of a small machine may be off by years.
 */
final class DeviceProof {

    private final DeviceSigner signer;
    private final String clientIdentifier;
    private final InstantSource clock;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    DeviceProof(DeviceSigner signer, String clientIdentifier, InstantSource clock) {
        this.signer = signer;
        this.clientIdentifier = clientIdentifier;
        this.clock = clock;
    }

    /** Takes the time of plex.tv from an answer, and returns the result of the answer. */
    <T> T learn(Timed<T> answer) {
        answer.serverTime().ifPresent(time -> offset.set(Duration.between(answer.receivedAt(), time)));
        return answer.value();
    }

    /** Returns the current time at plex.tv, as far as it is known. */
    Instant now() {
        return clock.instant().plus(offset.get());
    }

    /** Returns a new token that the key has signed. */
    String jwt(Map<String, String> claims) {
        return using(key -> DeviceJwt.write(key, clientIdentifier, now(), claims));
    }

    /** Returns the public key as JSON. */
    String publicJwk() {
        return using(key -> Json.write(DeviceJwt.publicJwk(key)));
    }

    String keyId() {
        return using(DeviceSigner::keyId);
    }

    private <T> T using(Function<DeviceSigner, T> operation) {
        try {
            return operation.apply(signer);
        } catch (RuntimeException failure) {
            throw PlexDeviceKeyException.of(new Failure(
                    "the device key (" + signer.getClass().getName() + ") failed with " + failure.getClass().getName()
                            + ", which is the cause. Nothing that it should have signed was sent.",
                    failure,
                    false));
        }
    }

    /** Returns the identifier of the key. A key that fails has none: a text for a log must not throw. */
    @Override
    public String toString() {
        try {
            return "key=" + signer.keyId();
        } catch (RuntimeException | Error failure) {
            return "key=unknown";
        }
    }
}
