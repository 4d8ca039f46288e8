package io.github.plexauth.examples.signin;

import java.io.Console;
import java.nio.charset.Charset;
import java.util.Map;

/**
 * Whether a person sees the output on a terminal, and what it can show.
 *
 * @param present whether there is a terminal; without one, the output goes to a file, a pipe or a log
 * @param blocks  whether it can show the characters of a QR code
 */
public record Terminal(boolean present, boolean blocks) {

    /** No terminal. */
    public static final Terminal NONE = new Terminal(false, false);

    /**
     * Returns the terminal of this process.
     *
     * @return the terminal, or {@link #NONE}
     */
    public static Terminal ofThisProcess() {
        Console console = System.console();
        return console == null ? NONE : of(isTerminal(console), console.charset(), System.getenv());
    }

    /**
     * Decides whether there is a terminal. CI systems may have one that nobody sees.
     *
     * @param terminal    whether standard input and output are connected to a terminal
     * @param charset     the charset of the terminal
     * @param environment the environment variables
     * @return the terminal, or {@link #NONE}
     */
    static Terminal of(boolean terminal, Charset charset, Map<String, String> environment) {
        return terminal && !environment.containsKey("CI") && !"dumb".equals(environment.get("TERM"))
                ? new Terminal(true, charset.canEncode() && charset.newEncoder().canEncode("▀▄█"))
                : NONE;
    }

    /** From Java 22 to 24, a console may be there without a terminal. These versions have a method that says so. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }
}
