package io.github.plexauth.examples.server;

/**
 * A person who has signed in with a client.
 *
 * @param user             the person
 * @param clientIdentifier the client that the token belongs to
 * @param token            the token
 * @param jwt              whether the token is a JSON Web Token; if not, it is a legacy token, which does not expire
 */
record EmbeddedSession(EmbeddedUser user, String clientIdentifier, String token, boolean jwt) {

    boolean isOf(EmbeddedUser person, String client) {
        return user.equals(person) && clientIdentifier.equals(client);
    }
}
