package io.github.plexauth.transport.jdk;

import java.net.http.HttpClient;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * A context for one server name. Its connections ask for this name and accept only a certificate for it, although the
 * client connects to an address.
 */
final class NamedTls extends DelegatingTls {

    private final SSLContext context;
    private final String name;

    private NamedTls(SSLContext context, String name) {
        this.context = context;
        this.name = name;
    }

    /** Sets a context for a name, with the context and the parameters of another client. */
    static void giveTo(HttpClient.Builder client, HttpClient other, String name) {
        SSLParameters parameters = other.sslParameters();
        parameters.setServerNames(List.of(new SNIHostName(name))); // The client itself sets none for an address.
        client.sslParameters(parameters).sslContext(
                new SSLContext(new NamedTls(other.sslContext(), name), null, other.sslContext().getProtocol()) {});
    }

    @Override
    SSLContext context() {
        return context;
    }

    /** The engine verifies the host that it is created for, and resumes only sessions with that host. */
    @Override
    protected SSLEngine engineCreateSSLEngine(String address, int port) {
        return context.createSSLEngine(name, port);
    }
}
