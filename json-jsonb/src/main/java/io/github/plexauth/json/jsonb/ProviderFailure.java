package io.github.plexauth.json.jsonb;

import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;

/** Describes failures of the JSON-B and JSON-P implementations, which are not failures of the JSON text. */
final class ProviderFailure {

    private ProviderFailure() {}

    /** Creates the exception for an implementation that is missing or cannot be used. */
    static IllegalStateException create(String problem, Throwable cause) {
        String remedy = ProviderFailure.class.getModule().isNamed()
                ? "add the modules org.eclipse.yasson and org.eclipse.parsson to the module path, and to the image or"
                        + " command with --add-modules org.eclipse.yasson,org.eclipse.parsson"
                : "add org.eclipse:yasson and its dependencies to the class path of plexauth-json-jsonb";
        return new IllegalStateException(
                problem + ": " + remedy + ", or pass an instance to JsonbCodec.using(jsonb)", cause);
    }

    /** Creates the exception for an instance that failed in a way that no JSON text can cause. */
    static IllegalStateException of(Object implementation, Throwable cause) {
        return create("the JSON-B implementation " + implementation.getClass().getName() + " of the codec failed ("
                + cause + ")", cause);
    }

    /** Returns the cause that shows that classes or providers are missing or do not fit; null if there is none. */
    static @Nullable Throwable find(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LinkageError
                    || cause instanceof ServiceConfigurationError
                    || cause instanceof ReflectiveOperationException) {
                return cause;
            }
        }
        return null;
    }
}
