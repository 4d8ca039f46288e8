package io.github.plexauth.examples.architecture.broken;

import io.github.plexauth.examples.architecture.broken.wire.Spelling;

/** Breaks no rule by itself: users see it only through a public class that extends it. */
abstract class HiddenBase {

    public Spelling inherited() {
        return new Spelling("answer");
    }
}
