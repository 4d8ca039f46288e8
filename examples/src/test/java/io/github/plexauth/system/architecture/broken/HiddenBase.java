package io.github.plexauth.system.architecture.broken;

import io.github.plexauth.system.architecture.broken.protocol.Spelling;

/** Breaks no rule by itself: users see its members only through a public class that extends it. */
abstract class HiddenBase {

    public Spelling inherited() {
        return new Spelling("answer");
    }
}
