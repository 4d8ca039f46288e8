/** The HTTP transport over java.net.http. */
module io.github.plexauth.transport.jdk {
    requires transitive io.github.plexauth;
    requires transitive java.net.http;
    requires static org.jspecify;

    exports io.github.plexauth.transport.jdk;
}
