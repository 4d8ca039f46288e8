package io.github.plexauth.domain;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What plex.tv says of the account that a token belongs to.
 *
 * @param id       the number of the account; empty if plex.tv did not send it
 * @param uuid     the identifier of the account; empty if plex.tv did not send it
 * @param username the name to sign in with; empty for a managed user of a home
 * @param title    the name to show; empty if plex.tv did not send it
 * @param email    the e-mail address; empty if plex.tv did not send it
 */
public record Account(
        OptionalLong id,
        Optional<String> uuid,
        Optional<String> username,
        Optional<String> title,
        Optional<String> email) {

    /**
     * Checks that no component is null.
     *
     * @param id       the number of the account
     * @param uuid     the identifier of the account
     * @param username the name to sign in with
     * @param title    the name to show
     * @param email    the e-mail address
     */
    public Account {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(uuid, "uuid");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(email, "email");
    }

    /** Returns the number and the identifier, without the names and the e-mail address of a person. */
    @Override
    public String toString() {
        return "Account[id=" + (id.isPresent() ? id.getAsLong() : "unknown") + ", uuid=" + uuid.orElse("unknown") + "]";
    }
}
