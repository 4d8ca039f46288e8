package io.github.plexauth.port;

import java.io.IOException;
import java.io.InputStream;

/** Reads a response body within its limit, for adapters whose client hands them a stream. */
public final class ResponseBody {

    private ResponseBody() {}

    /**
     * Reads a stream to its end, but no further than one byte past the limit.
     *
     * @param in               the body; not closed
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
