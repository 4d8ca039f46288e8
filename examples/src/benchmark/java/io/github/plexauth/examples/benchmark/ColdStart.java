package io.github.plexauth.examples.benchmark;

import java.net.URI;

/** Creates a subject and gets a token, as the measurements of cold start and heap require. */
final class ColdStart {

    private ColdStart() {}

    /** Runs with three arguments: the name of the subject, {@code token} or {@code both}, and the URI of the server. */
    public static void main(String... arguments) throws Exception {
        Target target = new Target(URI.create(arguments[2]), "xxxxxxxxxxxxxxxxxxxx", "provider://ten");
        try (Subject subject = Subjects.open(arguments[0], target)) {
            subject.token(); // The result is not printed, because that would measure the toString() of records too.
            if (arguments[1].equals("both")) {
                subject.resources();
            }
        }
    }
}
