package io.github.plexauth.examples.signin;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Draws a QR code with characters that are two modules high. */
final class QrCode {

    // Black on white, from the part of the palette that themes of terminals do not change. So it does not matter
    // whether the background of the terminal is dark or light.
    private static final String BLACK_ON_WHITE = "\u001B[38;5;16;48;5;231m";
    private static final String RESET = "\u001B[0m";

    /** A screen does not get damaged, so the lowest correction is enough, and the code is smallest. */
    private static final Map<EncodeHintType, Object> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.L, EncodeHintType.MARGIN, 4);

    private QrCode() {}

    /**
     * Returns the lines of a QR code with the margin that the standard demands.
     *
     * @param text    what the code says, in US-ASCII
     * @param columns the largest width
     * @return the lines; empty if the text is too long
     */
    static Optional<List<String>> draw(String text, int columns) {
        return encode(text)
                .filter(matrix -> matrix.getWidth() <= columns)
                .map(matrix -> IntStream.range(0, (matrix.getHeight() + 1) / 2)
                        .mapToObj(line -> BLACK_ON_WHITE + line(matrix, 2 * line) + RESET)
                        .toList());
    }

    private static Optional<BitMatrix> encode(String text) {
        try {
            return Optional.of(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, HINTS));
        } catch (WriterException tooLong) {
            return Optional.empty();
        }
    }

    private static String line(BitMatrix matrix, int y) {
        StringBuilder line = new StringBuilder();
        for (int x = 0; x < matrix.getWidth(); x++) {
            boolean upper = matrix.get(x, y);
            boolean lower = y + 1 < matrix.getHeight() && matrix.get(x, y + 1);
            line.append(upper ? (lower ? '█' : '▀') : (lower ? '▄' : ' '));
        }
        return line.toString();
    }
}
