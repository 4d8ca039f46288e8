package io.github.plexauth.domain;

import io.github.plexauth.check.Checks;
import java.util.Objects;
import java.util.Optional;

/**
 * A user of the home of an account.
 *
 * @param uuid        the identifier of the user
 * @param title       the name to show; empty if plex.tv sent none
 * @param username    the name of the user's own account; empty for a managed user, who has none
 * @param isProtected whether switching to the user requires a {@link HomePin}
 * @param admin       whether the user owns the home
 * @param restricted  whether the user is managed by the owner
 * @param guest       whether the user is the guest of the home
 */
public record HomeUser(
        String uuid,
        Optional<String> title,
        Optional<String> username,
        boolean isProtected,
        boolean admin,
        boolean restricted,
        boolean guest) {

    /**
     * Checks every component.
     *
     * @param uuid        the identifier of the user: one line of text
     * @param title       the name to show
     * @param username    the name of the user's own account
     * @param isProtected whether switching to the user requires a {@link HomePin}
     * @param admin       whether the user owns the home
     * @param restricted  whether the user is managed by the owner
     * @param guest       whether the user is the guest of the home
     * @throws IllegalArgumentException if the identifier is not such a line
     */
    public HomeUser {
        if (Checks.requireLine(uuid, "uuid").equals(".") || uuid.equals("..")) { // It becomes a part of a path.
            throw new IllegalArgumentException("uuid is a path");
        }
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(username, "username");
    }

    /** Returns the identifier, without the names of a person. */
    @Override
    public String toString() {
        return "HomeUser[uuid=" + uuid + ", isProtected=" + isProtected + ", admin=" + admin + "]";
    }
}
