package io.github.plexauth.examples.benchmark;

import java.net.URI;

/** Makes everything and asks: one token for a cold start, or what Quickstart asks for a smallest heap. */
final class Once {

    private Once() {}

    /** Takes the name of the subject, {@code token} or {@code both}, and the server's base URI. */
    public static void main(String... arguments) throws Exception {
        Target target = new Target(URI.create(arguments[2]), "xxxxxxxxxxxxxxxxxxxx", "server://ten");
        try (Subject subject = Subjects.open(arguments[0], target)) {
            subject.token(); // Not printed: that would measure toString() of records, which nobody calls in earnest.
            if (arguments[1].equals("both")) {
                subject.resources();
            }
        }
    }
}
