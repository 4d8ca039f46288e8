package io.github.plexauth.system.proxy;

import io.github.plexauth.port.HttpTransport;
import io.github.plexauth.transport.httpclient.ApacheHttpTransport;
import io.github.plexauth.transport.jdk.JdkHttpTransport;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** Both transports, asked in both ways; all that is said of one holds for the others. */
enum Way {
    JDK_BLOCKING,
    JDK_ASYNC,
    HTTPCLIENT_BLOCKING,
    HTTPCLIENT_ASYNC;

    HttpTransport transport(SSLContext tls) {
        return switch (this) {
            case JDK_BLOCKING, JDK_ASYNC -> JdkHttpTransport.builder().sslContext(tls).build();
            case HTTPCLIENT_BLOCKING, HTTPCLIENT_ASYNC -> ApacheHttpTransport.builder().sslContext(tls).build();
        };
    }

    <T> T ask(Supplier<T> blocking, Supplier<CompletableFuture<T>> async) {
        return switch (this) {
            case JDK_BLOCKING, HTTPCLIENT_BLOCKING -> blocking.get();
            case JDK_ASYNC, HTTPCLIENT_ASYNC -> joined(async.get());
        };
    }

    private static <T> T joined(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw (RuntimeException) failed.getCause();
        }
    }
}
