package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.error.PlexDeviceKeyException;
import io.github.plexauth.port.DeviceSigner;
import io.github.plexauth.port.TransportRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of applications that do not work. Nothing that they should have signed is sent, and every call ends. */
class HostileSignerTest {

    private static final DeviceKey KEY = DeviceKey.generate();
    private static final Error UNLINKED = new UnsatisfiedLinkError("the driver of the hardware is missing");

    private final List<TransportRequest> requests = new CopyOnWriteArrayList<>();

    /** A signer whose parts a test replaces. */
    private record Signer(String keyId, Map<String, String> publicJwk, Function<byte[], byte[]> signature)
            implements DeviceSigner {

        @Override
        public byte[] sign(byte[] message) {
            return signature.apply(message);
        }
    }

    /** A signer that throws until it works. */
    private static final class Failing implements DeviceSigner {

        private final Throwable failure;
        private boolean works;

        Failing(Throwable failure) {
            this.failure = failure;
        }

        private <T> T orFail(T result) {
            if (works) {
                return result;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }

        @Override
        public String keyId() {
            return orFail(KEY.keyId());
        }

        @Override
        public Map<String, String> publicJwk() {
            return orFail(KEY.publicJwk());
        }

        @Override
        public byte[] sign(byte[] message) {
            return orFail(KEY.sign(message));
        }
    }

    private DeviceAuthentication device(DeviceSigner signer) {
        return TestAccount.plexAuth(request -> {
            requests.add(request);
            return request.uri().getPath().endsWith("/keys")
                    ? Responses.json(TestJwts.keys())
                    : Responses.json("{\"nonce\":\"n\",\"id\":7,\"code\":\"abc\"}");
        }).device(signer);
    }

    private static DeviceSigner signing(Function<byte[], byte[]> signature) {
        return new Signer("key", KEY.publicJwk(), signature);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 65, 72, 100_000})
    void aSignatureOfAnotherLengthThan64BytesIsNotSent(int length) {
        DeviceAuthentication device = device(signing(message -> new byte[length]));

        assertThatThrownBy(device::renew).isInstanceOf(PlexDeviceKeyException.class);
        assertThatThrownBy(() -> device.checkPin(TestAccount.PIN)).isInstanceOf(PlexDeviceKeyException.class);
        assertThat(requests).hasSize(1); // The nonce.
    }

    @Test
    void noSignatureIsAFailureOfTheKey() {
        assertThatThrownBy(() -> device(signing(message -> null)).renew()).isInstanceOf(PlexDeviceKeyException.class);
    }

    static Stream<Arguments> withoutParts() {
        Map<String, String> withoutX = new HashMap<>(KEY.publicJwk());
        withoutX.remove("x");
        return Stream.of(
                Arguments.of("no identifier", new Signer(null, KEY.publicJwk(), KEY::sign)),
                Arguments.of("no public key", new Signer("key", null, KEY::sign)),
                Arguments.of("no x", new Signer("key", withoutX, KEY::sign)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withoutParts")
    void aKeyWithoutItsPartsIsNotSent(String name, DeviceSigner signer) {
        assertThatThrownBy(() -> device(signer).createPin()).isInstanceOf(PlexDeviceKeyException.class);
        assertThatThrownBy(() -> device(signer).register(TestAccount.TOKEN)).isInstanceOf(PlexDeviceKeyException.class);
        assertThat(requests).isEmpty();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new IllegalStateException("away"), PlexDeviceKeyException.class),
                Arguments.of(UNLINKED, UnsatisfiedLinkError.class));
    }

    /** A caller that only looks at the future would otherwise lose the failure, or its own thread. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void aFailureIsInTheFutureAndNotThrownByTheAsynchronousCall(Throwable thrown, Class<?> expected) {
        DeviceAuthentication device = device(new Failing(thrown));

        Stream.<Function<DeviceAuthentication, CompletableFuture<?>>>of(
                        DeviceAuthentication::createPinAsync,
                        asked -> asked.checkPinAsync(TestAccount.PIN),
                        asked -> asked.awaitTokenAsync(TestAccount.PIN),
                        asked -> asked.registerAsync(TestAccount.TOKEN),
                        DeviceAuthentication::renewAsync)
                .forEach(call -> assertThat(TestFutures.failureOf(call.apply(device))).isInstanceOf(expected));
    }

    @Test
    void aVerificationWithAKeyThatFailsEndsInTheFuture() {
        var failing = new Failing(new IllegalStateException("away"));
        failing.works = true;
        DeviceAuthentication device = device(failing);
        AccessToken token = AccessToken.of(
                TestJwts.signed("{\"alg\":\"EdDSA\",\"kid\":\"plex-1\"}", "{}"));
        device.verify(token); // From now on, the keys of plex.tv are known.
        failing.works = false;

        assertThat(TestFutures.failureOf(device.verifyAsync(token))).isInstanceOf(PlexDeviceKeyException.class);
        assertThat(device).asString().contains("plex.test"); // A text for a log does not throw.
    }
}
