package io.github.plexauth.system.architecture.broken;

import io.github.plexauth.system.architecture.broken.port.HttpTransport;
import java.util.ServiceLoader;

/** Takes whatever transport is on the class path. */
public final class LoadsServices {

    Object transport() {
        return ServiceLoader.load(HttpTransport.class).findFirst();
    }
}
