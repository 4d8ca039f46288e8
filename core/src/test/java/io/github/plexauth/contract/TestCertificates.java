package io.github.plexauth.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority of its own and the certificates that it signs, made by the JDK's keytool when a test needs them. */
public final class TestCertificates {

    private static final String PASSWORD = "changeit";
    private static final String AUTHORITY = "authority";

    private final Path file;

    private TestCertificates(Path file) {
        this.file = file;
    }

    /**
     * Makes the authority.
     *
     * @param directory for the key store, which is no secret
     * @return the authority, which has signed nothing yet
     * @throws IOException          if keytool cannot be run
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static TestCertificates in(Path directory) throws IOException, InterruptedException {
        TestCertificates certificates = new TestCertificates(directory.resolve("certificates.p12"));
        certificates.make(AUTHORITY, "-ext", "bc:critical");
        return certificates;
    }

    /**
     * Makes a certificate that the authority signs, and whose server sends the authority's along.
     *
     * @param name    of the entry; any but {@code authority}
     * @param options as keytool has them, such as {@code -ext SAN=ip:127.0.0.1} or {@code -startdate -9d}
     * @return what a server needs to present it
     * @throws IOException              if keytool cannot be run
     * @throws InterruptedException     if the calling thread is interrupted
     * @throws GeneralSecurityException if the JDK cannot read what keytool made
     */
    public SSLContext signed(String name, String... options)
            throws IOException, InterruptedException, GeneralSecurityException {
        List<String> all = new ArrayList<>(List.of("-signer", AUTHORITY));
        all.addAll(List.of(options));
        return selfSigned(name, all.toArray(String[]::new));
    }

    /**
     * Makes a certificate that nobody signs.
     *
     * @param name    of the entry; any but {@code authority}
     * @param options as for {@link #signed}
     * @return what a server needs to present it
     * @throws IOException              if keytool cannot be run
     * @throws InterruptedException     if the calling thread is interrupted
     * @throws GeneralSecurityException if the JDK cannot read what keytool made
     */
    public SSLContext selfSigned(String name, String... options)
            throws IOException, InterruptedException, GeneralSecurityException {
        make(name, options);
        KeyStore all = load();
        KeyStore one = empty(); // With several entries the server would choose one of them.
        one.setKeyEntry(name, all.getKey(name, PASSWORD.toCharArray()), PASSWORD.toCharArray(),
                all.getCertificateChain(name));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(one, PASSWORD.toCharArray());
        SSLContext server = SSLContext.getInstance("TLS");
        server.init(keys.getKeyManagers(), null, null);
        return server;
    }

    /**
     * Makes what a client needs to trust this authority, and nobody else.
     *
     * @return a context for a client
     * @throws IOException              if the key store cannot be read
     * @throws GeneralSecurityException if the JDK cannot read what keytool made
     */
    public SSLContext trust() throws IOException, GeneralSecurityException {
        Certificate authority = load().getCertificate(AUTHORITY);
        KeyStore trusted = empty();
        trusted.setCertificateEntry(AUTHORITY, authority);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext client = SSLContext.getInstance("TLS");
        client.init(null, trust.getTrustManagers(), null);
        return client;
    }

    private void make(String name, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC", // It starts slowly enough.
                "-genkeypair", "-alias", name, "-dname", "CN=" + name, "-keyalg", "EC",
                "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", file.toString()));
        command.addAll(List.of(options));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool refuses " + command + ": " + output);
        }
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
