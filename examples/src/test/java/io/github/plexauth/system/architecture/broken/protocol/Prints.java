package io.github.plexauth.system.architecture.broken.protocol;

/** Writes to the console of the application. */
public final class Prints {

    void print() {
        System.out.println("answer");
    }

    void complain() {
        System.err.println("answer");
    }
}
