package io.github.plexauth.examples.hostile;

import io.github.plexauth.ServerAuthentication;
import io.github.plexauth.domain.TransientToken;
import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.transport.httpclient.ApacheHttpTransport;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** The ways to put a question to a server: all that is said of one holds for the others. */
enum Way {
    JDK_BLOCKING,
    JDK_ASYNC,
    APACHE_BLOCKING,
    APACHE_ASYNC;

    boolean isJdk() {
        return this == JDK_BLOCKING || this == JDK_ASYNC;
    }

    /** java.net.http itself sends a GET once more when a connection closes before an answer begins. */
    int mostRequestsForOneCall() {
        return isJdk() ? 2 : 1;
    }

    HttpTransport open() {
        return isJdk() ? JdkHttpTransport.create() : ApacheHttpTransport.create();
    }

    HttpTransport open(SSLContext trust) {
        return isJdk()
                ? JdkHttpTransport.builder().sslContext(trust).build()
                : ApacheHttpTransport.builder().sslContext(trust).build();
    }

    /** The names of the threads that the client and the transport start begin so. */
    String threads() {
        return isJdk() ? "HttpClient-" : "plexauth-httpclient-";
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
