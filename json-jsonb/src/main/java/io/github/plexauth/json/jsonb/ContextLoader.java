package io.github.plexauth.json.jsonb;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs code whose result depends on the context class loader of the thread. */
final class ContextLoader {

    private ContextLoader() {}

    /** Calls the action with another context class loader, and restores the one that the thread had. */
    static <T> T call(@Nullable ClassLoader loader, Supplier<T> action) {
        Thread thread = Thread.currentThread();
        ClassLoader original = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return action.get();
        } finally {
            thread.setContextClassLoader(original);
        }
    }
}
