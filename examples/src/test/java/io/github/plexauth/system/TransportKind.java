package io.github.plexauth.system;

import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.transport.httpclient.ApacheHttpTransport;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import javax.net.ssl.SSLContext;

/** The transports of the library. Each claim holds for both. */
public enum TransportKind {
    JDK {
        @Override
        public HttpTransport create() {
            return JdkHttpTransport.create();
        }

        @Override
        public HttpTransport create(SSLContext tls) {
            return JdkHttpTransport.builder().sslContext(tls).build();
        }
    },
    APACHE {
        @Override
        public HttpTransport create() {
            return ApacheHttpTransport.create();
        }

        @Override
        public HttpTransport create(SSLContext tls) {
            return ApacheHttpTransport.builder().sslContext(tls).build();
        }
    };

    public abstract HttpTransport create();

    public abstract HttpTransport create(SSLContext tls);
}
