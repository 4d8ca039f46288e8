/** Programs that show the library at work, and a Plex server to try them on. */
module io.github.plexauth.examples {
    requires jdk.httpserver;
}
