package io.github.plexauth.port;

import java.util.Map;

/**
 * Signs for a device, with a key that plex.tv knows the public half of. {@code DeviceKey} does it with the JDK.
 * Implement this interface for a key that must not leave its hardware, such as one in a TPM or in the key store of Android.
 *
 * <p>Instances are safe for use by many threads. A method that throws ends the call with a
 * {@code PlexDeviceKeyException}.
 */
public interface DeviceSigner {

    /**
     * Returns the identifier of the key, which plex.tv repeats as the claim {@code thumbprint}.
     *
     * @return one line of text; RFC 7638 defines a good one
     */
    String keyId();

    /**
     * Returns the public key as the members of a JSON Web Key: {@code kty} OKP, {@code crv} Ed25519 and {@code x}.
     *
     * @return the members, none of which is secret; the library adds {@code kid}, {@code use} and {@code alg}
     */
    Map<String, String> publicJwk();

    /**
     * Signs a message with Ed25519 (RFC 8032).
     *
     * @param message the bytes to sign
     * @return the signature, 64 bytes
     */
    byte[] sign(byte[] message);
}
