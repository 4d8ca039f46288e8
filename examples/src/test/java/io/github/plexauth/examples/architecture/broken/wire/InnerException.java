package io.github.plexauth.examples.architecture.broken.wire;

import java.io.Serial;

/** Breaks no rule. */
public final class InnerException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;
}
