package io.github.plexauth;

import io.github.plexauth.call.BodyDecoder;
import io.github.plexauth.jwt.PrivateJwk;
import io.github.plexauth.port.DeviceSigner;
import io.github.plexauth.port.JsonCodec;
import java.util.Map;
import java.util.Objects;

/**
 * A key pair of this device (Ed25519), by which it renews its tokens without a person.
 *
 * <p>Create one for an installation, and store it like a password. {@link #toPrivateJwk()} and
 * {@link #fromPrivateJwk fromPrivateJwk} turn it into text and back. A program that has the private key can get tokens of
 * the account. If the key is lost, plex.tv accepts no other key for this client identifier. Then create a new client
 * identifier and a new key, and let the person sign in.
 */
public final class DeviceKey implements DeviceSigner {

    private final PrivateJwk jwk;

    private DeviceKey(PrivateJwk jwk) {
        this.jwk = jwk;
    }

    /**
     * Creates a new key.
     *
     * @return a key that nobody else has
     * @throws IllegalStateException if the Java runtime does not support Ed25519; a small image before JDK 22 needs the
     *     module {@code jdk.crypto.ec}
     */
    public static DeviceKey generate() {
        return new DeviceKey(PrivateJwk.generate());
    }

    /**
     * Creates the key from a JSON Web Key with its private half (RFC 8037), such as {@link #toPrivateJwk()} returns.
     *
     * @param jwk   the JSON text: {@code kty} OKP, {@code crv} Ed25519, {@code x} and {@code d}, optionally {@code kid}
     * @param codec decodes the text
     * @return the key
     * @throws IllegalArgumentException if this is not such a key, or if {@code x} does not belong to {@code d}; neither
     *     the message nor a cause quotes the text
     */
    public static DeviceKey fromPrivateJwk(String jwk, JsonCodec codec) {
        Objects.requireNonNull(jwk, "jwk");
        Objects.requireNonNull(codec, "codec");
        return new DeviceKey(PrivateJwk.of(BodyDecoder.decodeObject(codec, jwk, "jwk")));
    }

    /**
     * Returns the whole key as JSON text, <em>with its private half</em>. The text is a secret.
     *
     * @return a JSON Web Key for {@link #fromPrivateJwk fromPrivateJwk}
     */
    public String toPrivateJwk() {
        return jwk.write();
    }

    @Override
    public String keyId() {
        return jwk.keyId();
    }

    @Override
    public Map<String, String> publicJwk() {
        return jwk.publicMembers();
    }

    @Override
    public byte[] sign(byte[] message) {
        return jwk.sign(Objects.requireNonNull(message, "message"));
    }

    /** Returns the identifier of the key, never its private half. */
    @Override
    public String toString() {
        return "DeviceKey[" + keyId() + "]";
    }
}
