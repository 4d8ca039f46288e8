package io.github.plexauth.examples.architecture.broken.wire;

/** Looks for a class by its name. */
public final class FindsClass {

    Object find() throws ClassNotFoundException {
        return Class.forName("Other");
    }
}
