package io.github.plexauth.jwt;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/** Ed25519 of the JDK, with the raw keys of RFC 8032: 32 bytes for each half. */
public final class Ed25519 {

    /** The length of a private key and of a public key in bytes. */
    public static final int KEY_LENGTH = 32;

    private static final String ALGORITHM = "Ed25519";

    /** What the standard encodings have before the raw key. */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    /** The y of the eight points whose multiples are few. Everybody can sign for them, and the JDK accepts them. */
    private static final Set<String> SMALL_ORDER = Set.of(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a");

    private Ed25519() {}

    /** Creates a key pair. */
    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw unsupported(missing);
        }
    }

    /** Returns the public key of raw bytes. */
    public static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(concat(X509_PREFIX, raw)));
    }

    /** Returns whether raw bytes are a public key for which everybody can sign. */
    public static boolean isOfSmallOrder(byte[] raw) {
        byte[] y = raw.clone();
        y[KEY_LENGTH - 1] &= 0x7F; // The other bit is the sign of x.
        return SMALL_ORDER.contains(HexFormat.of().formatHex(y));
    }

    /** Returns the private key of raw bytes. */
    public static PrivateKey privateKey(byte[] raw) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(concat(PKCS8_PREFIX, raw)));
    }

    /** Returns the raw bytes of a key, which are at the end of its encoding. */
    public static byte[] raw(Key key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - KEY_LENGTH, encoded.length);
    }

    /** Signs a message. */
    public static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException failed) {
            throw unsupported(failed);
        }
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
    }

    private static IllegalStateException unsupported(GeneralSecurityException cause) {
        return new IllegalStateException(
                "this Java runtime does not support Ed25519; in a small image, add the module jdk.crypto.ec", cause);
    }
}
