/**
 * Authentication for Plex Media Servers. An application adds a transport and a codec.
 *
 * <p>The module exports the driving ports, the values, the exceptions and the driven ports. All other packages are
 * internal.
 */
module io.github.plexauth {
    requires org.slf4j;
    requires static java.xml;
    requires static org.jspecify;

    exports io.github.plexauth;
    exports io.github.plexauth.domain;
    exports io.github.plexauth.error;
    exports io.github.plexauth.port;
}
