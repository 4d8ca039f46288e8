package io.github.plexauth;

import io.github.plexauth.call.BodyDecoder;
import io.github.plexauth.call.Caller;
import io.github.plexauth.call.Futures;
import io.github.plexauth.domain.AccessToken;
import io.github.plexauth.domain.DeviceSignIn;
import io.github.plexauth.domain.DeviceToken;
import io.github.plexauth.domain.KeyRegistration;
import io.github.plexauth.domain.Pin;
import io.github.plexauth.domain.TokenVerification;
import io.github.plexauth.error.PlexDeviceKeyException;
import io.github.plexauth.jwt.Json;
import io.github.plexauth.jwt.Jwt;
import io.github.plexauth.jwt.Verification;
import io.github.plexauth.jwt.VerificationKey;
import io.github.plexauth.port.DeviceSigner;
import io.github.plexauth.protocol.SignInPage;
import io.github.plexauth.signin.Dependents;
import io.github.plexauth.signin.WaitEnd;
import io.github.plexauth.usecase.CheckPin;
import io.github.plexauth.usecase.CreatePin;
import io.github.plexauth.usecase.ExchangeToken;
import io.github.plexauth.usecase.GetKeys;
import io.github.plexauth.usecase.GetNonce;
import io.github.plexauth.usecase.RegisterKey;
import io.github.plexauth.usecase.WithServerTime;
import io.github.plexauth.usecase.WithServerTime.Timed;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** Joins the calls of each method: the question, the proof that the device has its key, and what was obtained. */
record PlexDevice(AccountCaller caller, DeviceProof proof, AtomicReference<Timed<List<VerificationKey>>> knownKeys)
        implements DeviceAuthentication {

    /** The claims that plex.tv is asked to put into a token. They give no access. */
    private static final String SCOPE = "username,email,friendly_name";

    private static final Duration MAX_LIFETIME = Duration.ofDays(366);
    private static final Duration KEYS_MAX_AGE = Duration.ofHours(1);

    PlexDevice(AccountCaller caller, DeviceSigner signer) {
        this(
                caller,
                new DeviceProof(signer, caller.identity().clientIdentifier(), caller.settings().clock()),
                new AtomicReference<>(new Timed<>(List.of(), Instant.EPOCH, Optional.empty())));
    }

    @Override
    public Pin createPin(PinOptions options) {
        Objects.requireNonNull(options, "options");
        return proof.learn(caller.withoutToken().call(creation(options)));
    }

    @Override
    public CompletableFuture<Pin> createPinAsync(PinOptions options) {
        Objects.requireNonNull(options, "options");
        return started(() ->
                Futures.map(caller.withoutToken().callAsync(creation(options)), proof::learn, Futures::rethrow));
    }

    /** The failure of a key is not one of the arguments, so it is in the future. */
    private static <T> CompletableFuture<T> started(Supplier<CompletableFuture<T>> call) {
        try {
            return call.get();
        } catch (PlexDeviceKeyException | Error failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private WithServerTime<Pin> creation(PinOptions options) {
        return new WithServerTime<>(new CreatePin(
                options.strong(),
                new SignInPage(caller.identity(), options.forward()),
                Optional.of(proof.publicJwk())));
    }

    @Override
    public Optional<DeviceSignIn> checkPin(Pin pin) {
        return Futures.await(checkPinAsync(pin), "checking the PIN");
    }

    @Override
    public CompletableFuture<Optional<DeviceSignIn>> checkPinAsync(Pin pin) {
        Objects.requireNonNull(pin, "pin");
        return started(() -> Futures.map(
                check(pin, caller.timeout()), found -> found, failure -> Futures.rethrow(WaitEnd.meaning(failure))));
    }

    /** A proof is valid for minutes and a person may take longer, so each question has a new one. */
    private CompletableFuture<Optional<DeviceSignIn>> check(Pin pin, Duration time) {
        var useCase = new CheckPin(
                pin, caller.identity().clientIdentifier(), Optional.of(proof.jwt(Map.of())));
        return Futures.map(
                caller.once(time).callAsync(new WithServerTime<>(useCase)),
                answer -> proof.learn(answer).map(this::signIn),
                Futures::rethrow);
    }

    private DeviceSignIn signIn(AccessToken token) {
        return token.kind() == AccessToken.Kind.JWT
                ? new DeviceSignIn.Registered(deviceToken(token))
                : new DeviceSignIn.KeyIgnored(token);
    }

    @Override
    public DeviceSignIn awaitToken(Pin pin, Duration timeout, LongConsumer secondsLeft) {
        return Futures.await(wait(pin, timeout, secondsLeft), "waiting for the PIN to be confirmed");
    }

    @Override
    public CompletableFuture<DeviceSignIn> awaitTokenAsync(Pin pin, Duration timeout, LongConsumer secondsLeft) {
        return Dependents.of(wait(pin, timeout, secondsLeft));
    }

    private CompletableFuture<DeviceSignIn> wait(Pin pin, Duration timeout, LongConsumer secondsLeft) {
        Objects.requireNonNull(pin, "pin");
        return caller.await(pin, timeout, secondsLeft, time -> check(pin, time));
    }

    @Override
    public KeyRegistration register(AccessToken token) {
        return Futures.await(registerAsync(token), "registering the device key");
    }

    @Override
    public CompletableFuture<KeyRegistration> registerAsync(AccessToken token) {
        if (Objects.requireNonNull(token, "token").kind() == AccessToken.Kind.JWT) {
            throw new IllegalArgumentException("token is a JSON Web Token, whose device has a key already");
        }
        Caller withToken = caller.with(token);
        return started(() -> Futures.then(
                withToken.callAsync(new RegisterKey(proof.publicJwk())),
                done -> Futures.map(
                        renewAsync(), renewed -> new KeyRegistration(renewed, token), Futures::rethrow)));
    }

    @Override
    public DeviceToken renew() {
        return Futures.await(renewAsync(), "renewing the token");
    }

    /** A nonce is valid once, so the second step must not be repeated. */
    @Override
    public CompletableFuture<DeviceToken> renewAsync() {
        return Futures.then(
                caller.withoutToken().callAsync(new WithServerTime<>(new GetNonce())),
                answer -> {
                    String jwt = proof.jwt(Map.of("nonce", proof.learn(answer), "scope", SCOPE));
                    var exchange = new ExchangeToken(Json.write(Map.of("jwt", jwt)));
                    return Futures.map(
                            caller.once(caller.timeout()).callAsync(exchange), this::deviceToken, Futures::rethrow);
                });
    }

    private DeviceToken deviceToken(AccessToken token) {
        Instant now = caller.settings().clock().instant();
        return new DeviceToken(token, now, now.plus(parse(token).flatMap(PlexDevice::lifetime)
                .orElse(DeviceToken.USUAL_LIFETIME)));
    }

    /** The end is a time of plex.tv's clock. The difference of two of its times is right by every clock. */
    private static Optional<Duration> lifetime(Jwt jwt) {
        return Verification.instant(jwt, "iat")
                .flatMap(start -> Verification.instant(jwt, "exp").map(end -> Duration.between(start, end)))
                .filter(lifetime -> !lifetime.isNegative() && lifetime.compareTo(MAX_LIFETIME) <= 0);
    }

    private Optional<Jwt> parse(AccessToken token) {
        return Jwt.parse(token.value(), json -> BodyDecoder.tryObject(caller.settings().codec(), json));
    }

    @Override
    public TokenVerification verify(AccessToken token) {
        return Futures.await(verifyAsync(token), "verifying the token");
    }

    /**
     * The known keys are asked for again if none of them can have signed the token, because plex.tv may have a new one,
     * and after an hour, because plex.tv may have withdrawn one.
     */
    @Override
    public CompletableFuture<TokenVerification> verifyAsync(AccessToken token) {
        Optional<Jwt> jwt = parse(Objects.requireNonNull(token, "token"));
        if (jwt.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new TokenVerification.Rejected("the token is not a JSON Web Token with a signature"));
        }
        Timed<List<VerificationKey>> known = knownKeys.get();
        if (isRecent(known.receivedAt()) && !Verification.candidates(jwt.get(), known.value()).isEmpty()) {
            return started(() -> CompletableFuture.completedFuture(verified(jwt.get(), known.value())));
        }
        return Futures.map(
                caller.withoutToken().callAsync(new WithServerTime<>(new GetKeys())),
                answer -> {
                    List<VerificationKey> keys = proof.learn(answer);
                    knownKeys.set(answer);
                    return verified(jwt.get(), keys);
                },
                Futures::rethrow);
    }

    private boolean isRecent(Instant receivedAt) {
        return Duration.between(receivedAt, caller.settings().clock().instant()).abs().compareTo(KEYS_MAX_AGE) < 0;
    }

    private TokenVerification verified(Jwt jwt, List<VerificationKey> keys) {
        var verification =
                new Verification(caller.identity().clientIdentifier(), proof.keyId(), proof.now());
        return verification.rejection(jwt, keys)
                .<TokenVerification>map(reason -> new TokenVerification.Rejected("the token " + reason))
                .orElseGet(() -> new TokenVerification.Genuine(named(jwt.claims())));
    }

    private static Map<String, Object> named(Map<?, ?> claims) {
        Map<String, Object> named = new LinkedHashMap<>();
        claims.forEach((name, value) -> {
            if (value != null) {
                named.put(String.valueOf(name), value);
            }
        });
        return named;
    }

    @Override
    public DeviceAuthentication withTimeout(Duration timeout) {
        return new PlexDevice(caller.withTimeout(timeout), proof, knownKeys);
    }

    /** Returns the address of plex.tv and the identifier of the key. */
    @Override
    public String toString() {
        return "DeviceAuthentication[" + caller + ", " + proof + "]";
    }
}
