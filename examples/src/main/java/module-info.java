/** Example programs for the library, and an embedded Plex server that they call. */
module io.github.plexauth.examples {
    requires io.github.plexauth.json.jsonb;
    requires io.github.plexauth.transport.httpclient;
    requires io.github.plexauth.transport.jdk;
    requires jakarta.json;
    requires jdk.httpserver;
}
