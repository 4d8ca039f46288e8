package io.github.plexauth.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** A server on a loopback socket that knows no HTTP: a script says what each connection reads and writes, and when. */
public final class ScriptedServer implements AutoCloseable {

    /** Plays one connection, which is closed when the script returns. */
    @FunctionalInterface
    public interface Script {

        /**
         * Plays the server's side of a connection.
         *
         * @param connection the connection, just accepted
         * @throws Exception if the connection breaks, which ends the script
         */
        void play(ScriptedConnection connection) throws Exception;
    }

    private final ServerSocket socket;
    private final String scheme;
    private final Script script;
    private final ExecutorService threads = Executors.newCachedThreadPool(ScriptedServer::daemon);
    private final List<ScriptedConnection> connections = new CopyOnWriteArrayList<>();

    private ScriptedServer(ServerSocket socket, String scheme, Script script) {
        this.socket = socket;
        this.scheme = scheme;
        this.script = script;
        threads.execute(this::accept);
    }

    /**
     * Starts a server for plain http.
     *
     * @param script what to do on each connection
     * @return the server, which the caller closes
     * @throws IOException if there is no free port
     */
    public static ScriptedServer start(Script script) throws IOException {
        return new ScriptedServer(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), "http", script);
    }

    /**
     * Starts a server for plain http at another address than 127.0.0.1, which {@link #uri} does not know.
     *
     * @param address an address of this machine
     * @param script  what to do on each connection
     * @return the server, which the caller closes
     * @throws IOException if there is no such address, or no free port
     */
    public static ScriptedServer startAt(InetAddress address, Script script) throws IOException {
        return new ScriptedServer(new ServerSocket(0, 200, address), "http", script);
    }

    /**
     * Starts a server for https.
     *
     * @param tls    holds the server's certificate
     * @param script what to do on each connection
     * @return the server, which the caller closes
     * @throws IOException if there is no free port
     */
    public static ScriptedServer startTls(SSLContext tls, Script script) throws IOException {
        ServerSocket socket = tls.getServerSocketFactory().createServerSocket(0, 200, InetAddress.getLoopbackAddress());
        return new ScriptedServer(socket, "https", script);
    }

    /**
     * Makes a script that gives the same answer to each request of a connection, until the client closes it.
     *
     * @param answer the bytes, one per character
     * @return the script
     */
    public static Script always(String answer) {
        return answering(request -> answer);
    }

    /**
     * Makes a script that answers each request of a connection, until the client closes it.
     *
     * @param answer makes the bytes of an answer, one per character
     * @return the script
     */
    public static Script answering(Function<ScriptedRequest, String> answer) {
        return connection -> {
            for (ScriptedRequest request = connection.readRequest();
                    request != null;
                    request = connection.readRequest()) {
                connection.write(answer.apply(request));
            }
        };
    }

    /**
     * Makes a 200 answer.
     *
     * @param body its body, one byte per character
     * @return the answer, for {@link #always} or {@link ScriptedConnection#write}
     */
    public static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    /**
     * Returns where to reach this server.
     *
     * @param pathAndQuery begins with a slash
     * @return an absolute URI with the loopback address
     */
    public URI uri(String pathAndQuery) {
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort() + pathAndQuery);
    }

    /**
     * Returns the connections accepted so far.
     *
     * @return the connections in their order, also those closed since
     */
    public List<ScriptedConnection> connections() {
        return List.copyOf(connections);
    }

    /**
     * Returns the requests read so far, by the scripts of all connections.
     *
     * @return the requests; in their order within a connection
     */
    public List<ScriptedRequest> requests() {
        return connections.stream().flatMap(connection -> connection.requests().stream()).toList();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                ScriptedConnection connection = new ScriptedConnection(socket.accept());
                connections.add(connection);
                threads.execute(() -> play(connection));
            } catch (IOException | RejectedExecutionException closed) {
                return; // close() is the only way out of accept().
            }
        }
    }

    private void play(ScriptedConnection connection) {
        try (connection) {
            script.play(connection);
        } catch (Exception broken) {
            // The client hung up, or close() did: what the test asserts is the client's side.
        }
    }

    /** Closes every socket and waits for the scripts to end. */
    @Override
    public void close() throws IOException {
        socket.close();
        for (ScriptedConnection connection : connections) {
            connection.close();
        }
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a script does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "scripted-server");
        thread.setDaemon(true);
        return thread;
    }
}
