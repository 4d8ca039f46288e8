package io.github.plexauth.examples.signin;

import io.github.plexauth.domain.Pin;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/**
 * What a person sees of a sign-in. A terminal shows a QR code, and a countdown in one line. Without a terminal there
 * are plain lines, which are fit for a log.
 *
 * <p>No line is longer than 80 columns, except for the link.
 */
public final class Screen {

    static final int COLUMNS = 80;

    private static final String START_OF_LINE = "\r\u001B[K"; // Goes to the first column and erases the line.

    private final PrintStream out;
    private final Terminal terminal;
    private boolean waiting;
    private long minutesShown;

    /**
     * Creates a screen.
     *
     * @param out      where to print
     * @param terminal whether that is a terminal
     */
    public Screen(PrintStream out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * Shows how to confirm a PIN, and starts the wait.
     *
     * @param pin the PIN; its link and its code are no secrets of the person
     */
    public synchronized void startWait(Pin pin) {
        Optional<List<String>> qrCode =
                terminal.blocks() ? QrCode.draw(pin.uri().toString(), COLUMNS) : Optional.empty();
        qrCode.ifPresent(lines -> lines.forEach(out::println));
        print(qrCode.isPresent()
                ? "Scan this code with a phone, or open this link in any browser:"
                : "To sign in, open this link in any browser:");
        out.println(pin.uri());
        print("Code: " + pin.code());
        waiting = true;
        minutesShown = 0;
    }

    /**
     * Counts down. A countdown that comes late, after the end of the wait, is ignored.
     *
     * @param seconds how long the link is valid
     */
    public synchronized void secondsLeft(long seconds) {
        long minutes = (seconds + 59) / 60;
        if (waiting && terminal.present()) {
            out.printf("%sWaiting for you. The link is valid for %d:%02d.", START_OF_LINE, seconds / 60, seconds % 60);
            out.flush();
        } else if (waiting && minutes != minutesShown) {
            minutesShown = minutes;
            print("Waiting for you. The link is valid for " + minutes + (minutes == 1 ? " minute." : " minutes."));
        }
    }

    /** Ends the wait. Whatever is printed next replaces the countdown. */
    public synchronized void endWait() {
        if (waiting && terminal.present()) {
            out.print(START_OF_LINE);
            out.flush();
        }
        waiting = false;
    }

    /**
     * Prints a sentence, on as many lines as it needs.
     *
     * @param sentence the sentence
     */
    public synchronized void print(String sentence) {
        Columns.wrap(sentence, COLUMNS).forEach(out::println);
    }

    /**
     * Prints a table after an empty line.
     *
     * @param lines the lines
     */
    public synchronized void printTable(List<String> lines) {
        out.println();
        lines.forEach(out::println);
        out.println();
    }

    /**
     * Asks for something that the person types in the same line.
     *
     * @param question the question
     */
    public synchronized void ask(String question) {
        out.print(question + " ");
        out.flush();
    }
}
