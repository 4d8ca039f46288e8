/** Programs that show the library at work, and a Plex server to try them on. */
module io.github.plexauth.examples {
    requires io.github.plexauth.json.jsonb;
    requires io.github.plexauth.transport.httpclient;
    requires io.github.plexauth.transport.jdk;
    requires jakarta.json;
    requires jdk.httpserver;
}
