package io.github.plexauth.system.architecture.broken;

import java.io.IOException;

/** Makes every caller catch or declare. */
public final class DeclaresChecked {

    public void ask() throws IOException {}

    public void fails() throws IllegalStateException {}
}
