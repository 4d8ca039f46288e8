package io.github.plexauth.examples.server;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a server sent, read by no client but a socket, so that nothing is tidied on the way.
 *
 * @param status  the HTTP status
 * @param headers by name in lower case
 * @param body    decoded as UTF-8
 */
record RawAnswer(int status, Map<String, String> headers, String body) {

    /** Sends a request without a body and reads until the server closes the connection. */
    static RawAnswer to(URI server, String verbAndTarget, String... headerLines) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            send(socket, verbAndTarget, headerLines);
            return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static void send(Socket socket, String verbAndTarget, String... headerLines) throws IOException {
        socket.setSoTimeout(10_000);
        String headers = Arrays.stream(headerLines).map(line -> line + "\r\n").collect(Collectors.joining());
        String request = verbAndTarget + " HTTP/1.1\r\nHost: test\r\nContent-Length: 0\r\n" + headers + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    }

    private static RawAnswer parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        String[] head = text.substring(0, end).split("\r\n");
        Map<String, String> headers = Arrays.stream(head).skip(1).collect(Collectors.toMap(
                line -> line.replaceFirst(":.*", "").toLowerCase(Locale.ROOT),
                line -> line.replaceFirst("[^:]*: *", "")));
        return new RawAnswer(Integer.parseInt(head[0].split(" ")[1]), headers, text.substring(end + 4));
    }
}
