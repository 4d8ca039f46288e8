package io.github.plexauth.system.architecture.broken.protocol;

/** Looks for a class by its name. */
public final class FindsClass {

    Object find() throws ClassNotFoundException {
        return Class.forName("Other");
    }
}
