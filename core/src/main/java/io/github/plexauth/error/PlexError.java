package io.github.plexauth.error;

import io.github.plexauth.error.detail.ErrorResponse;
import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an error response.
 *
 * <p>plex.tv sends such entries. A media server usually sends a page of HTML without any. This is a class and not a
 * record because exceptions are serializable and {@link Optional} is not.
 */
public final class PlexError implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final @Nullable Integer code;
    private final @Nullable String message;
    private final @Nullable Integer status;

    PlexError(ErrorResponse.Entry entry) {
        this.code = boxed(entry.code());
        this.message = entry.message().orElse(null);
        this.status = boxed(entry.status());
    }

    private static @Nullable Integer boxed(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    private static OptionalInt unboxed(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /**
     * Returns Plex's own error code.
     *
     * @return such as 1001; empty if the entry has none
     */
    public OptionalInt code() {
        return unboxed(code);
    }

    /**
     * Returns Plex's own error message.
     *
     * @return such as {@code User could not be authenticated}; empty if the entry has none
     */
    public Optional<String> message() {
        return Optional.ofNullable(message);
    }

    /**
     * Returns the HTTP status that the entry names. It may differ from the status of the response.
     *
     * @return such as 401; empty if the entry names none
     */
    public OptionalInt status() {
        return unboxed(status);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlexError error
                && Objects.equals(code, error.code)
                && Objects.equals(message, error.message)
                && Objects.equals(status, error.status);
    }

    @Override
    public int hashCode() {
        return Objects.hash(code, message, status);
    }

    @Override
    public String toString() {
        return "PlexError[code=" + code + ", message=" + message + ", status=" + status + "]";
    }
}
