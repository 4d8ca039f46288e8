/** Authentication for Plex Media Servers; plug in a transport and a codec. */
module io.github.plexauth {
    requires org.slf4j;
    requires static java.xml;
    requires static org.jspecify;

    exports io.github.plexauth;
    exports io.github.plexauth.domain;
    exports io.github.plexauth.error;
    exports io.github.plexauth.port;
}
