package io.github.plexauth.jwt;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a token was made by plex.tv, for this device and for this time.
 *
 * @param clientIdentifier the identifier of the installation, which must be in the audience
 * @param keyId            the identifier of the device key, which must be the thumbprint
 * @param now              the current time
 */
public record Verification(String clientIdentifier, String keyId, Instant now) {

    /** How much the clocks of plex.tv and of this machine may differ. */
    static final Duration LEEWAY = Duration.ofMinutes(1);

    /** Returns the keys that may have signed a token: all, if the token names none. */
    public static List<VerificationKey> candidates(Jwt token, List<VerificationKey> keys) {
        return keys.stream()
                .filter(key -> token.header("kid").filter(kid -> !kid.equals(key.keyId())).isEmpty())
                .toList();
    }

    /**
     * Verifies a token.
     *
     * @param token the token
     * @param keys  the keys of plex.tv
     * @return why the token is rejected, as a predicate whose subject is the token; empty if it is genuine
     */
    public Optional<String> rejection(Jwt token, List<VerificationKey> keys) {
        return ofSignature(token, keys).or(() -> ofClaims(token));
    }

    private static Optional<String> ofSignature(Jwt token, List<VerificationKey> keys) {
        if (token.header().containsKey("crit")) {
            return Optional.of("requires an extension (crit) that is not known");
        }
        if (token.header().containsKey("kid") && token.header("kid").isEmpty()) {
            return Optional.of("has a kid that is not a text");
        }
        List<VerificationKey> candidates = candidates(token, keys);
        if (candidates.isEmpty()) {
            return Optional.of("was signed with a key that plex.tv does not publish");
        }
        Optional<String> algorithm = token.header("alg");
        if (candidates.stream().noneMatch(key -> algorithm.filter(key.algorithm()::equals).isPresent())) {
            return Optional.of("has another algorithm than the key of plex.tv");
        }
        boolean genuine = candidates.stream()
                .filter(key -> algorithm.filter(key.algorithm()::equals).isPresent())
                .anyMatch(key -> key.verifies(token.signed(), token.signature()));
        return genuine ? Optional.empty() : Optional.of("has a signature that is not plex.tv's");
    }

    private Optional<String> ofClaims(Jwt token) {
        if (token.claim("iss").filter("plex.tv"::equals).isEmpty()) {
            return Optional.of("has another issuer (iss) than plex.tv");
        }
        if (!audience(token).contains(clientIdentifier)) {
            return Optional.of("is for another client identifier (aud)");
        }
        if (token.claim("thumbprint").filter(keyId::equals).isEmpty()) {
            return Optional.of("is for another device key (thumbprint)");
        }
        return ofTimes(token);
    }

    private static List<?> audience(Jwt token) {
        Object audience = token.claims().get("aud");
        return audience instanceof List<?> several ? several : audience == null ? List.of() : List.of(audience);
    }

    private Optional<String> ofTimes(Jwt token) {
        Optional<Instant> expires = instant(token, "exp");
        if (expires.isEmpty()) {
            return Optional.of("has no valid end (exp)");
        }
        if (!now.isBefore(expires.get().plus(LEEWAY))) {
            return Optional.of("has expired (exp)");
        }
        for (String start : List.of("iat", "nbf")) {
            if (token.claims().get(start) != null) {
                Optional<Instant> time = instant(token, start);
                if (time.isEmpty() || time.get().isAfter(now.plus(LEEWAY))) {
                    return Optional.of("is not valid yet (" + start + "). Check the clock of this machine");
                }
            }
        }
        return instant(token, "iat").isEmpty() ? Optional.of("has no valid start (iat)") : Optional.empty();
    }

    /** Returns a time in seconds since 1970, which may have a fraction; empty if it is not a sensible number. */
    public static Optional<Instant> instant(Jwt token, String claim) {
        if (!(token.claims().get(claim) instanceof Number number)) {
            return Optional.empty();
        }
        double seconds = number instanceof BigDecimal decimal && decimal.precision() > 40 // Slow to convert.
                ? Double.NaN
                : number.doubleValue();
        return seconds >= 0 && seconds < 1e11 ? Optional.of(Instant.ofEpochSecond((long) seconds)) : Optional.empty();
    }
}
