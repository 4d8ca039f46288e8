package io.github.plexauth.contract;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;

/** The server's side of one connection, as a script plays it. */
public final class ScriptedConnection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final List<ScriptedRequest> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closedByClient = new CountDownLatch(1);
    private final CountDownLatch stalled = new CountDownLatch(1);
    private final AtomicLong bytesWritten = new AtomicLong();

    /** Whether this side closed it; a TLS socket says that it is closed when the other side was. */
    private volatile boolean ended;

    ScriptedConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * Reads the next request.
     *
     * @return the request, or null if the client closed the connection instead
     * @throws IOException if the connection breaks, which counts as closed by the client
     */
    public ScriptedRequest readRequest() throws IOException {
        try {
            return nextRequest();
        } catch (IOException broken) {
            if (!ended) {
                closedByClient.countDown();
            }
            throw broken;
        }
    }

    private ScriptedRequest nextRequest() throws IOException {
        String line = readLine();
        if (line == null) {
            closedByClient.countDown();
            return null;
        }
        List<String> headers = new ArrayList<>();
        for (String header = readLine(); header != null && !header.isEmpty(); header = readLine()) {
            headers.add(header);
        }
        ScriptedRequest head = new ScriptedRequest(line, List.copyOf(headers), "");
        int length = head.header("Content-Length").stream().mapToInt(Integer::parseInt).sum();
        String body = new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
        ScriptedRequest request = new ScriptedRequest(line, head.headers(), body);
        requests.add(request);
        return request;
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    /**
     * Sends bytes at once.
     *
     * @param text one byte per character
     * @throws IOException if the connection breaks
     */
    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Sends bytes at once.
     *
     * @param bytes what to send
     * @throws IOException if the connection breaks, which counts as closed by the client
     */
    public void write(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            bytesWritten.addAndGet(bytes.length);
        } catch (IOException broken) {
            closedByClient.countDown();
            throw broken;
        }
    }

    /**
     * Sends the same bytes again and again, until the client closes the connection.
     *
     * @param text        one byte per character
     * @param pauseMillis the time between two
     * @throws IOException          when the client has closed the connection
     * @throws InterruptedException when the server is closed
     */
    public void writeForEver(String text, long pauseMillis) throws IOException, InterruptedException {
        stalled.countDown();
        while (true) {
            write(text);
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
        }
    }

    /**
     * Says nothing more, and waits until the client closes the connection. What it still sends is thrown away.
     *
     * @throws IOException if the connection breaks, which counts as closed by the client
     */
    public void awaitEnd() throws IOException {
        stalled.countDown();
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } finally {
            if (!ended) {
                closedByClient.countDown();
            }
        }
    }

    /**
     * Waits until the script leaves the client waiting: until it says nothing more, or the same for ever.
     *
     * @param millis how long to wait at most
     * @return whether it does
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean hasStalled(long millis) throws InterruptedException {
        return stalled.await(millis, TimeUnit.MILLISECONDS);
    }

    /**
     * Waits until a script has seen the client close this connection.
     *
     * @param millis how long to wait at most
     * @return whether it was seen
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean wasClosedByClient(long millis) throws InterruptedException {
        return closedByClient.await(millis, TimeUnit.MILLISECONDS);
    }

    /**
     * Returns the requests read from this connection so far.
     *
     * @return the requests in their order
     */
    public List<ScriptedRequest> requests() {
        return List.copyOf(requests);
    }

    /**
     * Returns the server names that the client asked for in the TLS handshake (SNI).
     *
     * @return the names; empty for plain http
     */
    public List<String> serverNames() {
        return socket instanceof SSLSocket tls && tls.getSession() instanceof ExtendedSSLSession session
                ? session.getRequestedServerNames().stream()
                        .map(name -> new String(name.getEncoded(), StandardCharsets.US_ASCII))
                        .toList()
                : List.of();
    }

    /** Drops the requests read so far, for a server whose own memory must not grow while a client's is measured. */
    public void forgetRequests() {
        requests.clear();
    }

    /**
     * Returns how many bytes the operating system took so far: what the client read, and what its socket buffers hold.
     *
     * @return a number of bytes
     */
    public long bytesWritten() {
        return bytesWritten.get();
    }

    /**
     * Closes the connection with a reset instead of an orderly end.
     *
     * @throws IOException if that fails
     */
    public void reset() throws IOException {
        ended = true;
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Closes the connection. */
    @Override
    public void close() throws IOException {
        ended = true;
        socket.close();
    }
}
