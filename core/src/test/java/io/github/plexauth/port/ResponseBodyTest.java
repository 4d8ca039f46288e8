package io.github.plexauth.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far a body is read. */
class ResponseBodyTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10})
    void aBodyUpToTheLimitIsReadWhole(int length) throws IOException {
        byte[] sent = "0123456789".substring(0, length).getBytes();

        assertThat(ResponseBody.read(new ByteArrayInputStream(sent), 10)).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 100_000})
    void aLargerOneIsReadNoFurtherThanOneBytePastTheLimit(int length) {
        var in = new ByteArrayInputStream(new byte[length]);

        assertThatExceptionOfType(ResponseTooLargeException.class)
                .isThrownBy(() -> ResponseBody.read(in, 10))
                .withMessage("the response body is larger than 10 bytes");
        assertThat(in.available()).isEqualTo(length - 11);
    }

    @Test
    void aBodyThatComesInPiecesIsReadWhole() throws IOException {
        var pieces = new ByteArrayInputStream("0123456789".getBytes()) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, 3));
            }
        };

        assertThat(ResponseBody.read(pieces, 10)).asString().isEqualTo("0123456789");
    }

    @Test
    void theStreamIsLeftOpenAndItsFailurePassedOn() throws IOException {
        var closed = new AtomicBoolean();
        InputStream open = new ByteArrayInputStream(new byte[1]) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        var failure = new IOException("reset");
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }
        };

        ResponseBody.read(open, 10);

        assertThat(closed).isFalse();
        assertThatIOException().isThrownBy(() -> ResponseBody.read(broken, 10)).isSameAs(failure);
    }
}
