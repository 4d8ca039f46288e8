package io.github.plexauth.examples.architecture.broken.wire;

/** Writes to the console of the application. */
public final class Prints {

    void print() {
        System.out.println("answer");
    }

    void complain() {
        System.err.println("answer");
    }
}
