/** Example programs for the library, and an embedded Plex server that they call. */
// ZXing is an automatic module: its own build decides that.
@SuppressWarnings("requires-automatic")
module io.github.plexauth.examples {
    requires com.google.zxing;
    requires io.github.plexauth.json.jsonb;
    requires io.github.plexauth.transport.httpclient;
    requires io.github.plexauth.transport.jdk;
    requires jakarta.json;
    requires jdk.httpserver;

    exports io.github.plexauth.examples.server;
}
