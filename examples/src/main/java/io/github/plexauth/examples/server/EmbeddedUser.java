package io.github.plexauth.examples.server;

import java.util.List;
import java.util.Optional;

/**
 * A person in the Plex Home of the account.
 *
 * @param id    the number of the person
 * @param uuid  16 hexadecimal digits
 * @param title the name for people
 * @param pin   the PIN that protects the person, if there is one
 * @param admin whether the person administers the home; the other ones are managed and have no username
 */
record EmbeddedUser(long id, String uuid, String title, Optional<String> pin, boolean admin) {

    /** The people of every account: an administrator, a person with a PIN and a child without one. */
    static final List<EmbeddedUser> HOME = List.of(
            new EmbeddedUser(71_000_001, "a1b2c3d4e5f60718", "Embedded Owner", Optional.empty(), true),
            new EmbeddedUser(71_000_002, "b2c3d4e5f6071829", "Partner", Optional.of("1234"), false),
            new EmbeddedUser(71_000_003, "c3d4e5f60718293a", "Child", Optional.empty(), false));

    /** The administrator of every home. */
    static final EmbeddedUser OWNER = HOME.get(0);

    /** When the people joined, in seconds of the epoch. */
    static final long JOINED_AT = 1_400_000_000;

    static Optional<EmbeddedUser> byUuid(String uuid) {
        return HOME.stream().filter(user -> user.uuid().equals(uuid)).findFirst();
    }

    /** Returns the name to sign in with, or null if the person cannot sign in. */
    String username() {
        return admin ? "embedded-owner" : null;
    }

    /** Returns the e-mail address, or null if the person cannot sign in. */
    String email() {
        return admin ? "owner@example.com" : null;
    }

    String thumb() {
        return "https://plex.tv/users/" + uuid + "/avatar?c=1790000000";
    }
}
