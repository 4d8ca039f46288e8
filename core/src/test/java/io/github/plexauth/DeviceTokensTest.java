package io.github.plexauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.error.PlexException;
import io.github.plexauth.error.PlexStatusException;
import io.github.plexauth.error.PlexTransportException;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.port.TransportResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A source that renews its token with the key of the device. The test moves the clock. */
class DeviceTokensTest {

    private static final DeviceKey KEY = DeviceKey.generate();

    private final AtomicInteger renewals = new AtomicInteger();
    private volatile Instant now = TestApplication.NOW;
    private volatile TransportResponse refusal;
    private volatile boolean connected = true;
    private DeviceTokens tokens;

    @BeforeEach
    void start() {
        tokens = DeviceTokens.from(device(), () -> now);
    }

    private DeviceAuthentication device() {
        HttpTransport plexTv = request -> {
            if (!connected) {
                throw TestJwts.refused();
            }
            if (request.uri().getPath().endsWith("/nonce")) {
                return Responses.json("{\"nonce\":\"n\"}");
            }
            if (refusal != null) {
                return refusal;
            }
            return Responses.json("{\"auth_token\":\"" + TestJwts.signed("{\"alg\":\"EdDSA\"}", "{\"iat\":"
                    + now.getEpochSecond() + ",\"exp\":" + now.plus(Duration.ofDays(7)).getEpochSecond()
                    + ",\"number\":" + renewals.incrementAndGet() + "}") + "\"}");
        };
        return TestApplication.builder(plexTv).accountUri(TestAccount.BASE_URI).clock(() -> now).build().device(KEY);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void theTokenIsRenewedWhenLessThanADayIsLeft() {
        AccessToken first = tokens.get();
        pass(Duration.ofDays(6).minusSeconds(1));
        assertThat(tokens.get()).isEqualTo(first);

        pass(Duration.ofSeconds(1));
        assertThat(tokens.getAsync().join()).isNotEqualTo(first);
        assertThat(renewals).hasValue(2);
    }

    @Test
    void aSimulatedMonthWithAnInterruptionOfTheNetworkNeverLacksAToken() {
        List<AccessToken> seen = new ArrayList<>();
        for (int hour = 0; hour < 31 * 24; hour++) {
            connected = hour < 6 * 24 || hour > 6 * 24 + 20; // Away when the first renewal is due, for 20 hours.
            seen.add(tokens.get());
            pass(Duration.ofHours(1));
        }

        assertThat(seen).doesNotContainNull();
        assertThat(Set.copyOf(seen)).hasSize(6);
        assertThat(renewals).hasValue(6);
    }

    @Test
    void withoutTheNetworkTheTokenIsUsedUntilItsEndAndNotLonger() {
        AccessToken first = tokens.get();
        connected = false;

        pass(Duration.ofDays(7).minusSeconds(1));
        assertThat(tokens.get()).isEqualTo(first);
        pass(Duration.ofMinutes(1));
        assertThatThrownBy(tokens::get).isInstanceOf(PlexTransportException.class);
        connected = true;
        AccessToken second = tokens.get();
        assertThat(second).isNotEqualTo(first);
        connected = false;

        pass(Duration.ofDays(7));
        assertThatThrownBy(tokens::get).isInstanceOf(PlexTransportException.class);
    }

    @Test
    void afterAFailureTheNextRenewalIsAMinuteLater() {
        AccessToken first = tokens.get();
        pass(Duration.ofDays(6));
        connected = false;
        assertThat(tokens.get()).isEqualTo(first);
        connected = true;

        pass(Duration.ofSeconds(59));
        assertThat(tokens.get()).isEqualTo(first);
        pass(Duration.ofSeconds(1));
        assertThat(tokens.get()).isNotEqualTo(first);
    }

    @Test
    void aKeyThatPlexTvDoesNotAcceptIsSaidAtOnce() {
        tokens.get();
        pass(Duration.ofDays(6));
        refusal = Responses.of(422, "{\"errors\":[{\"message\":\"Signature verification failed\"}]}");

        assertThatThrownBy(tokens::get)
                .isInstanceOf(PlexStatusException.class)
                .hasMessageContaining("If the registered key is lost, create a new client identifier");
    }

    @Test
    void aRefusedTokenIsRenewedOnce() {
        AccessToken refused = tokens.get();

        tokens.invalidate(refused);
        tokens.invalidate(AccessToken.of("another"));
        AccessToken next = tokens.get();
        tokens.invalidate(refused);

        assertThat(tokens.get()).isEqualTo(next).isNotEqualTo(refused);
        assertThat(renewals).hasValue(2);
    }

    @Test
    void aClockThatIsSetBackDoesNotMakeATokenYoungerForEver() {
        AccessToken first = tokens.get();

        pass(Duration.ofDays(-3_650));
        assertThat(tokens.get()).isEqualTo(first);
        tokens.invalidate(first);
        assertThat(tokens.get()).isNotEqualTo(first);
    }

    @Test
    void afterARestartTheKeyIsEnough() {
        AccessToken before = tokens.get();
        connected = false;
        DeviceTokens restarted = DeviceTokens.from(device(), () -> now);
        assertThatThrownBy(restarted::get).isInstanceOf(PlexException.class);

        connected = true;
        assertThat(restarted.get()).isNotEqualTo(before);
    }

    @Test
    void sixtyFourThreadsThatFindTheTokenOldMakeOneRenewal() throws Exception {
        tokens.get();
        pass(Duration.ofDays(6));
        var start = new CountDownLatch(1);
        Set<AccessToken> seen = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            List<Future<?>> all = new ArrayList<>();
            Callable<Void> user = () -> {
                start.await();
                seen.add(tokens.get());
                return null;
            };
            for (int i = 0; i < 64; i++) {
                all.add(threads.submit(user));
            }
            start.countDown();
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(seen).hasSize(1);
        assertThat(renewals).hasValue(2);
    }

    @Test
    void withoutAnotherClockThatOfTheSystemCounts() {
        DeviceTokens usual = DeviceTokens.from(device());

        assertThat(usual.get()).isEqualTo(usual.get());
    }

    @Test
    void theSourceShowsTheDeviceAndNoToken() {
        assertThat(tokens + " " + tokens.get()).contains("DeviceTokens[", KEY.keyId()).doesNotContain("eyJ");
    }
}
