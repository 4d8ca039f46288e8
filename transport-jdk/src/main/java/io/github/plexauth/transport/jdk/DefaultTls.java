package io.github.plexauth.transport.jdk;

import io.github.plexauth.port.TransportFailure;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * The JDK's default context, once somebody wants https: it reads all certificates that are trusted, which takes longer
 * than a whole call over http.
 */
final class DefaultTls extends SSLContextSpi {

    private static final Set<String> MODERN = Set.of("TLSv1.2", "TLSv1.3");

    /** Gives it to a client, with parameters that leave all to it: without those the client would ask it for them. */
    static void giveTo(HttpClient.Builder client) {
        client.sslContext(new SSLContext(new DefaultTls(), null, "Default") {}).sslParameters(new SSLParameters());
    }

    private static SSLContext made() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException unusable) {
            throw new UncheckedIOException(TransportFailure.noDefaultTls());
        }
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trusted, SecureRandom random)
            throws KeyManagementException {
        throw new KeyManagementException("the default context is initialized");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        return made().getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        return made().getServerSocketFactory();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        return modern(made().createSSLEngine());
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        return modern(made().createSSLEngine(host, port));
    }

    /** As the client does with the default parameters of a context, which are not known before it is made. */
    private static SSLEngine modern(SSLEngine engine) {
        engine.setEnabledProtocols(
                Stream.of(engine.getEnabledProtocols()).filter(MODERN::contains).toArray(String[]::new));
        return engine;
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        return made().getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return made().getClientSessionContext();
    }
}
