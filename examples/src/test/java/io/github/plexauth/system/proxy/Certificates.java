package io.github.plexauth.system.proxy;

import java.io.InputStream;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The TLS settings of an application whose proxy has a certificate of a private certificate authority. */
final class Certificates {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private Certificates() {}

    /** Returns a context that trusts the certificate authority of the proxies. */
    static SSLContext trusting() throws Exception {
        return context(null);
    }

    /** Returns a context that trusts the certificate authority of the proxies, and has a client certificate from it. */
    static SSLContext withClientCertificate() throws Exception {
        try (InputStream in = Files.newInputStream(ProxyProcess.FOLDER.resolve("client.p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            return context(keys.getKeyManagers());
        }
    }

    private static SSLContext context(KeyManager[] keys) throws Exception {
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        try (InputStream in = Files.newInputStream(ProxyProcess.FOLDER.resolve("authority.pem"))) {
            authorities.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), null);
        return context;
    }
}
