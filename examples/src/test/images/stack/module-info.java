/** A user's application with the JDK transport, small enough for an image of its own. */
module consumer {
    requires io.github.plexauth.json.jsonb;
    requires io.github.plexauth.transport.jdk;
}
