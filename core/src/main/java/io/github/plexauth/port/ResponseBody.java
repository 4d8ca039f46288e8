package io.github.plexauth.port;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads a response body within its limit, for adapters whose client returns a stream. */
public final class ResponseBody {

    private ResponseBody() {}

    /**
     * Reads a body of the length that its head announced. No byte after the body is read.
     *
     * @param in               the body; it stays open
     * @param length           the announced length, or a negative number if there is none
     * @param maxResponseBytes the limit, as in {@link TransportRequest#maxResponseBytes()}
     * @return the bytes of the body
     * @throws ResponseTooLargeException if the body is larger than the limit
     * @throws IOException               if the stream fails or ends too early
     */
    public static byte[] read(InputStream in, long length, int maxResponseBytes) throws IOException {
        if (length < 0) {
            return read(in, maxResponseBytes);
        }
        if (length > maxResponseBytes) {
            throw new ResponseTooLargeException(maxResponseBytes);
        }
        byte[] body = in.readNBytes((int) length); // It begins with a buffer of this size, unlike for a whole stream.
        if (body.length < length) {
            throw new EOFException("the response body was cut off");
        }
        return body;
    }

    /**
     * Reads a stream to its end, but not further than one byte past the limit.
     *
     * @param in               the body; it stays open
     * @param maxResponseBytes the limit, as in {@link TransportRequest#maxResponseBytes()}
     * @return all bytes of the body
     * @throws ResponseTooLargeException if there are more bytes than the limit
     * @throws IOException               if the stream fails
     */
    public static byte[] read(InputStream in, int maxResponseBytes) throws IOException {
        byte[] body = in.readNBytes(maxResponseBytes);
        if (body.length == maxResponseBytes && in.read() >= 0) {
            throw new ResponseTooLargeException(maxResponseBytes);
        }
        return body;
    }
}
