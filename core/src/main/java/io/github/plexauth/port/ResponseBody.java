package io.github.plexauth.port;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Reads a response body within its limit, for adapters whose client returns a stream. */
public final class ResponseBody {

    private ResponseBody() {}

    /**
     * Reads the body of a response whose head has been read.
     *
     * @param status           the status of the response
     * @param headers          the headers of the response
     * @param in               the body; it stays open
     * @param length           the announced length, or a negative number if there is none
     * @param maxResponseBytes the limit, as in {@link TransportRequest#maxResponseBytes()}
     * @return the whole response
     * @throws ResponseTooLargeException if the body is larger than the limit; it has the status and the headers
     * @throws IOException               if the stream fails or ends too early
     */
    public static TransportResponse read(
            int status, Map<String, List<String>> headers, InputStream in, long length, int maxResponseBytes)
            throws IOException {
        try {
            return new TransportResponse(status, headers, read(in, length, maxResponseBytes));
        } catch (ResponseTooLargeException withoutHead) {
            throw new ResponseTooLargeException(maxResponseBytes, status, headers);
        }
    }

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
