package io.github.plexauth.transport.jdk;

import io.github.plexauth.port.TransportRequest;
import io.github.plexauth.port.TransportResponse;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Translates between the port's messages and the client's. */
final class JdkMessages {

    private JdkMessages() {}

    static HttpRequest request(TransportRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                // Otherwise a client that was handed in asks plain http servers for an upgrade to HTTP/2.
                .version(HttpClient.Version.HTTP_1_1)
                .method(request.method(), body(request));
        request.headers().forEach((name, values) -> {
            for (String value : values) {
                builder.header(name, value);
            }
        });
        return builder.build();
    }

    private static HttpRequest.BodyPublisher body(TransportRequest request) {
        return request.body().length == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(request.body());
    }

    static TransportResponse response(HttpResponse<byte[]> response) {
        return new TransportResponse(response.statusCode(), response.headers().map(), response.body());
    }
}
