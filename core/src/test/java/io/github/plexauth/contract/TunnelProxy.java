package io.github.plexauth.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy on a loopback socket that opens tunnels to loopback ports, perhaps only with the right credentials. */
public final class TunnelProxy implements AutoCloseable {

    private final ServerSocket socket;
    private final String authorization;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "tunnel-proxy");
        thread.setDaemon(true);
        return thread;
    });

    private TunnelProxy(ServerSocket socket, String authorization) {
        this.socket = socket;
        this.authorization = authorization;
    }

    /**
     * Starts a proxy.
     *
     * @param authorization the value that Proxy-Authorization must have, or null if everybody may use the proxy
     * @return the proxy, which the caller closes
     * @throws IOException if there is no free port
     */
    public static TunnelProxy start(String authorization) throws IOException {
        var proxy = new TunnelProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), authorization);
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    /**
     * Returns where the proxy listens.
     *
     * @return the address, not resolved
     */
    public InetSocketAddress address() {
        return InetSocketAddress.createUnresolved("127.0.0.1", socket.getLocalPort());
    }

    /**
     * Returns the heads of the CONNECT requests so far.
     *
     * @return each with its line ends
     */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = keep(socket.accept());
                threads.execute(() -> serve(client));
            }
        } catch (IOException closed) {
            // close() is the only way out.
        }
    }

    private Socket keep(Socket accepted) {
        sockets.add(accepted);
        return accepted;
    }

    private void serve(Socket client) {
        try {
            while (true) {
                String head = head(client);
                heads.add(head);
                if (authorization == null || head.contains("\r\nProxy-Authorization: " + authorization + "\r\n")) {
                    tunnel(client, Integer.parseInt(head.replaceFirst("(?s)CONNECT [^ ]*:(\\d+) .*", "$1")));
                    return;
                }
                client.getOutputStream().write(("HTTP/1.1 407 Proxy Authentication Required\r\n"
                        + "Proxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n").getBytes());
            }
        } catch (IOException ended) {
            // The client has closed the connection, or close() did.
        }
    }

    private static String head(Socket client) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = client.getInputStream().read();
            if (next < 0) {
                throw new IOException("closed");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private void tunnel(Socket client, int port) throws IOException {
        Socket server = keep(new Socket(InetAddress.getLoopbackAddress(), port));
        client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes());
        threads.execute(() -> pump(client, server));
        threads.execute(() -> pump(server, client));
    }

    private static void pump(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // One side has closed its connection, and so the other one is closed too.
        }
    }

    /** Closes every socket. */
    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
        sockets.forEach(open -> {
            try {
                open.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }
}
