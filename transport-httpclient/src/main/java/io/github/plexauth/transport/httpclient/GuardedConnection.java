package io.github.plexauth.transport.httpclient;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * A connection that never takes unsolicited bytes for a response, nor a part of a response for the whole.
 *
 * <p>HttpClient's own connection does both. It can also log everything that it sends and receives, including tokens.
 * This class logs nothing.
 */
final class GuardedConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

    /** After this time without use, the connection checks whether the server has closed it, which takes 1 ms. */
    private static final long LONG_IDLE = Duration.ofSeconds(1).toNanos();

    private final HeadParser parser;
    private volatile boolean closed;
    private volatile long idleSince;

    GuardedConnection() {
        this(new HeadParser());
    }

    private GuardedConnection(HeadParser parser) {
        super(Http1Config.DEFAULT, null, null, null, null, null, null, config -> parser);
        this.parser = parser;
    }

    @Override
    protected void bind(SocketHolder holder) throws IOException {
        super.bind(holder);
        if (closed) { // The request was cancelled between two addresses, and nothing else would close this socket.
            super.close(CloseMode.IMMEDIATE);
            throw new SocketException("the connection was closed while it was set up");
        }
    }

    @Override
    public void bind(Socket socket) throws IOException {
        bind(new SocketHolder(socket));
    }

    @Override
    public @Nullable Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public void passivate() {
        idleSince = System.nanoTime();
    }

    @Override
    public void activate() {}

    /**
     * Returns whether the server has sent anything since the last response, or has closed the connection. The pool then
     * closes the connection. An extra response that arrives later cannot be told from the next one.
     */
    @Override
    public boolean isStale() throws IOException {
        SocketHolder holder = getSocketHolder();
        if (holder == null || parser.holdsBytes()) {
            return true;
        }
        // The base socket holds what TLS has not decrypted yet. Each check is a system call.
        if (holder.getBaseSocket().getInputStream().available() > 0
                || (holder.getSSLSocket() != null && holder.getInputStream().available() > 0)) {
            return true;
        }
        return System.nanoTime() - idleSince > LONG_IDLE && (super.isStale() || parser.holdsBytes());
    }

    /** HttpClient's own stream accepts a chunk size that the end of the connection cut off, such as 0 of 0a. */
    @Override
    protected InputStream createContentInputStream(long length, SessionInputBuffer buffer, InputStream in) {
        boolean chunked = length == ContentLengthStrategy.CHUNKED;
        return super.createContentInputStream(length, buffer, chunked ? new UnendingStream(in) : in);
    }

    /** Closes at once. A gentle close writes, and would wait for a server that does not read. */
    @Override
    public void close() {
        close(CloseMode.IMMEDIATE);
    }

    @Override
    public void close(CloseMode mode) {
        closed = true;
        super.close(mode);
    }

    /** Rejects a head that ends with the stream instead of an empty line, and knows what is left after a response. */
    private static final class HeadParser extends DefaultHttpResponseParser {

        private @Nullable SessionInputBuffer received;

        boolean holdsBytes() {
            return received != null && received.length() > 0;
        }

        @Override
        public @Nullable ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in)
                throws IOException, HttpException {
            received = buffer;
            var noted = new EndNotingStream(in);
            ClassicHttpResponse head = super.parse(buffer, noted);
            if (head != null && noted.ended) {
                throw new ProtocolException("the head of the answer was cut off");
            }
            return head;
        }
    }

    private static final class EndNotingStream extends FilterInputStream {

        private boolean ended;

        EndNotingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            ended |= count < 0;
            return count;
        }
    }

    private static final class UnendingStream extends FilterInputStream {

        UnendingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            if (count < 0) {
                throw new ConnectionClosedException("the body of the answer was cut off");
            }
            return count;
        }
    }
}
