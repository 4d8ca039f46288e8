package io.github.plexauth.system.architecture.broken.protocol;

import java.io.Serial;

/** Breaks no rule. */
public final class InnerException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;
}
