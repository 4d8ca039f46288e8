package io.github.plexauth.system.hostile;

import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.system.TransportKind;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** A transport of the library, and how the application calls it. Each claim holds for all of them. */
enum TransportMode {
    JDK_BLOCKING(TransportKind.JDK),
    JDK_ASYNC(TransportKind.JDK),
    APACHE_BLOCKING(TransportKind.APACHE),
    APACHE_ASYNC(TransportKind.APACHE);

    private final TransportKind kind;

    TransportMode(TransportKind kind) {
        this.kind = kind;
    }

    boolean isJdk() {
        return kind == TransportKind.JDK;
    }

    /** java.net.http repeats a GET once if a connection closes before a response begins. */
    int mostRequestsForOneCall() {
        return isJdk() ? 2 : 1;
    }

    HttpTransport open() {
        return kind.create();
    }

    HttpTransport open(SSLContext trust) {
        return kind.create(trust);
    }

    TransientToken ask(ServerAuthentication server) throws Exception {
        if (this == JDK_BLOCKING || this == APACHE_BLOCKING) {
            return server.getTransientToken();
        }
        try {
            return server.getTransientTokenAsync().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException failure ? failure : failed;
        }
    }
}
