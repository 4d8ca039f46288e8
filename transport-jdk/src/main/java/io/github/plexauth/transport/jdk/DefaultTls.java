package io.github.plexauth.transport.jdk;

import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * The default context of the JVM, made at the first https connection.
 *
 * <p>Making it reads all trusted certificates. Without this class, the first call of a process takes 0.57 to 0.65 s
 * instead of 0.23 to 0.31 s, even over http.
 */
final class DefaultTls extends SSLContextSpi {

    /** Sets this context. The parameters are empty, because the client would otherwise ask the context for them. */
    static void giveTo(HttpClient.Builder client) {
        client.sslContext(new SSLContext(new DefaultTls(), null, "Default") {}).sslParameters(new SSLParameters());
    }

    private static SSLContext made() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException unusable) {
            throw new UncheckedIOException(new SSLException("this JVM's default SSLContext cannot be made: check the"
                    + " system properties javax.net.ssl.trustStore and javax.net.ssl.keyStore, and their passwords"));
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
        return made().createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        return made().createSSLEngine(host, port);
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
