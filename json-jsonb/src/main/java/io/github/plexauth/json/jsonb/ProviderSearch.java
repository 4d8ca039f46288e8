package io.github.plexauth.json.jsonb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the implementation of one Jakarta API. The search begins with the class loaders of this library and of the API,
 * because the context class loader may hold another copy of the API, whose implementations do not fit.
 */
final class ProviderSearch {

    /** A class loader that fails on every attempt would otherwise keep the search going forever. */
    private static final int MAX_FAILURES = 16;

    private final List<Throwable> failures = new ArrayList<>();

    private ProviderSearch() {}

    /**
     * Returns the first implementation that can be loaded. One that cannot be loaded is skipped.
     *
     * @param type      the type of the implementation
     * @param ofTheApi  the API's own search
     * @param name      the name of the API, for the message
     * @throws IllegalStateException if there is none; the message says what to add
     */
    static <T> T find(Class<T> type, Supplier<T> ofTheApi, String name) {
        return new ProviderSearch().first(type, ofTheApi, name);
    }

    private <T> T first(Class<T> type, Supplier<T> ofTheApi, String name) {
        Set<@Nullable ClassLoader> loaders = new LinkedHashSet<>();
        Collections.addAll(
                loaders,
                ProviderSearch.class.getClassLoader(),
                type.getClassLoader(),
                Thread.currentThread().getContextClassLoader());
        for (ClassLoader loader : loaders) {
            T found = firstOf(type, loader);
            if (found != null) {
                return found;
            }
        }
        Throwable reason = failures.isEmpty() ? null : failures.get(0);
        try { // OSGi bundles do not show their provider files. The API has other ways to find an implementation there.
            return ContextLoader.call(type.getClassLoader(), ofTheApi);
        } catch (RuntimeException | LinkageError | ServiceConfigurationError absent) {
            throw reason == null
                    ? ProviderFailure.create("no " + name + " implementation was found", absent)
                    : ProviderFailure.create("no " + name + " implementation can be loaded (" + reason + ")", reason);
        }
    }

    private <T> @Nullable T firstOf(Class<T> type, @Nullable ClassLoader loader) {
        Iterator<T> providers = ServiceLoader.load(type, loader).iterator();
        while (failures.size() < MAX_FAILURES) {
            try {
                return providers.hasNext() ? providers.next() : null;
            } catch (RuntimeException | LinkageError | ServiceConfigurationError broken) {
                failures.add(broken); // The iterator goes on with the next implementation.
            }
        }
        return null;
    }
}
