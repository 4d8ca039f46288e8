package io.github.plexauth.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A server whose queue is full: the system leaves every further connect to it waiting. */
public final class FullServer implements AutoCloseable {

    private static final int PROBE_MILLIS = 200;

    private final ServerSocket socket;
    private final List<Socket> queue = new ArrayList<>();

    private FullServer(ServerSocket socket) {
        this.socket = socket;
    }

    /**
     * Starts a server that accepts nothing, and connects until its queue is full.
     *
     * @return the server, which the caller closes
     * @throws IOException if there is no free port
     */
    public static FullServer start() throws IOException {
        FullServer server = new FullServer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        while (server.accepts()) {}
        return server;
    }

    private boolean accepts() throws IOException {
        Socket client = new Socket();
        queue.add(client);
        try {
            client.connect(socket.getLocalSocketAddress(), PROBE_MILLIS);
            return true;
        } catch (SocketTimeoutException full) {
            return false;
        }
    }

    /**
     * Returns where it is.
     *
     * @param path begins with a slash
     * @return an absolute URI with the loopback address
     */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
    }

    @Override
    public void close() throws IOException {
        for (Socket client : queue) {
            client.close();
        }
        socket.close();
    }
}
