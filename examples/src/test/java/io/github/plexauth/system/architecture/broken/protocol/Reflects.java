package io.github.plexauth.system.architecture.broken.protocol;

/** Looks into a class. */
public final class Reflects {

    Object methods() {
        return Spelling.class.getMethods()[0].getName();
    }
}
