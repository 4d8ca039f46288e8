/** Authentication for Plex Media Servers; plug in a transport and a codec. */
module io.github.plexauth {
    requires org.slf4j;
    requires static org.jspecify;

    exports io.github.plexauth.domain;
    exports io.github.plexauth.port;
}
