package io.github.plexauth.examples.connect;

import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.transport.httpclient.ApacheHttpTransport;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import javax.net.ssl.SSLContext;

/** The transports of the library: all that is said of one holds for the other. */
enum Transport {
    JDK {
        @Override
        HttpTransport create(SSLContext tls) {
            return JdkHttpTransport.builder().sslContext(tls).build();
        }
    },
    APACHE {
        @Override
        HttpTransport create(SSLContext tls) {
            return ApacheHttpTransport.builder().sslContext(tls).build();
        }
    };

    abstract HttpTransport create(SSLContext tls);
}
