package io.github.plexauth.examples.signin;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a terminal shows after a program has printed a text. It knows only what the programs use. */
public final class DrawnScreen {

    private static final Pattern STEP = Pattern.compile("\u001B\\[([0-9;]*)([a-zA-Z])|(\\r)|(\\n)|(.)", Pattern.DOTALL);
    private static final String COLOURS = "38;5;16;48;5;231";
    private static final int PIXELS = 4; // The width of a character and half of its height.
    private static final int WHITE = 0xFFFFFF;
    private static final int BLACK = 0;

    private record Cell(char character, boolean blackOnWhite) {}

    private final List<List<Cell>> cells = new ArrayList<>(List.of(new ArrayList<>()));
    private int column;
    private boolean blackOnWhite;

    public DrawnScreen(String printed) {
        Matcher step = STEP.matcher(printed);
        while (step.find()) {
            if (step.group(2) != null) {
                control(step.group(1), step.group(2));
            } else if (step.group(3) != null) {
                column = 0;
            } else if (step.group(4) != null) {
                cells.add(new ArrayList<>());
                column = 0;
            } else {
                put(new Cell(step.group(5).charAt(0), blackOnWhite));
            }
        }
    }

    private void control(String parameters, String name) {
        List<Cell> line = cells.get(cells.size() - 1);
        switch (name + parameters) {
            case "K" -> line.subList(column, line.size()).clear();
            case "m0" -> blackOnWhite = false;
            case "m" + COLOURS -> blackOnWhite = true;
            default -> throw new IllegalArgumentException("unknown control sequence: " + parameters + name);
        }
    }

    private void put(Cell cell) {
        List<Cell> line = cells.get(cells.size() - 1);
        if (column < line.size()) {
            line.set(column, cell);
        } else {
            line.add(cell);
        }
        column++;
    }

    /** Returns the lines without colours. */
    public List<String> lines() {
        return cells.stream()
                .map(line -> line.stream().map(cell -> String.valueOf(cell.character())).collect(Collectors.joining()))
                .toList();
    }

    /** Returns what a camera reads from the screen. */
    public String readQrCode(boolean darkBackground) throws ReaderException {
        int width = 84 * PIXELS;
        int height = 2 * cells.size() * PIXELS;
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = pixel(x / PIXELS, y / PIXELS, darkBackground ? BLACK : WHITE);
            }
        }
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        return new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true)).getText();
    }

    private int pixel(int x, int halfLine, int background) {
        List<Cell> line = cells.get(halfLine / 2);
        if (x >= line.size() || !line.get(x).blackOnWhite()) {
            return background;
        }
        return switch (line.get(x).character()) {
            case '█' -> BLACK;
            case '▀' -> halfLine % 2 == 0 ? BLACK : WHITE;
            case '▄' -> halfLine % 2 == 1 ? BLACK : WHITE;
            default -> WHITE;
        };
    }
}
