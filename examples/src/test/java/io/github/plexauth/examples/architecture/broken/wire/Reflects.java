package io.github.plexauth.examples.architecture.broken.wire;

/** Looks into a class. */
public final class Reflects {

    Object methods() {
        return Spelling.class.getMethods()[0].getName();
    }
}
