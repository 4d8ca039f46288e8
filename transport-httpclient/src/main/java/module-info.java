/** The HTTP transport over Apache HttpClient 5. */
// HttpClient 5 and HttpCore 5 are automatic modules: their own builds decide that.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.github.plexauth.transport.httpclient {
    requires transitive io.github.plexauth;
    requires transitive org.apache.httpcomponents.client5.httpclient5;
    requires org.apache.httpcomponents.core5.httpcore5;
    requires static org.jspecify;
    // HttpClient's sockets use it without saying so: no manifest of theirs can.
    requires jdk.net;

    exports io.github.plexauth.transport.httpclient;
}
